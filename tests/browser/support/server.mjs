// A static host as plain as they come: files below a sub-path, and nothing else.

import { createServer } from 'node:http';
import { readFile } from 'node:fs/promises';
import { extname, join, normalize } from 'node:path';

const TYPES = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.wasm': 'application/wasm',
};

/**
 * Serves a folder on a free port of this machine, below a sub-path. `page` is given the text of the page there, and
 * gives the text that is served. Returns its address and what ends it.
 */
export function serve(folder, base = '/a/b/', page = (text) => text) {
  return listening(base, async (request, response) => {
    const { pathname } = new URL(request.url, 'http://localhost');
    const name = pathname === base ? 'index.html' : normalize(decodeURIComponent(pathname.slice(base.length)));
    try {
      if (!pathname.startsWith(base) || name.startsWith('..')) throw new Error('not below the sub-path');
      const file = await readFile(join(folder, name));
      const body = name === 'index.html' ? page(file.toString()) : file;
      response.writeHead(200, { 'content-type': TYPES[extname(name)] ?? 'application/octet-stream' });
      response.end(body);
    } catch {
      response.writeHead(404, { 'content-type': 'text/plain' });
      response.end('not found');
    }
  });
}

/** Serves one page, whatever is asked for, and as `headers` say. Returns its address and what ends it. */
export function servePage(page, headers = {}) {
  return listening('/', (_, response) => {
    response.writeHead(200, { 'content-type': TYPES['.html'], ...headers });
    response.end(page());
  });
}

async function listening(base, answer) {
  const server = createServer(answer);
  await new Promise((listening) => server.listen(0, '127.0.0.1', listening));
  return {
    url: `http://127.0.0.1:${server.address().port}${base}`,
    close: () => {
      server.closeAllConnections();
      return new Promise((closed) => server.close(closed));
    },
  };
}
