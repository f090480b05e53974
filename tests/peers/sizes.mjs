// How large the modules are that a browser would fetch, compressed alike: `sizes.mjs`.

import { readFileSync } from 'node:fs';
import { brotliCompressSync, constants } from 'node:zlib';

const params = { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY };
const size = (path) => brotliCompressSync(readFileSync(new URL(path, import.meta.url)), { params }).length;

console.log(
  JSON.stringify({
    xinyong: size('../../target/npm/xinyong/xinyong.wasm'),
    zen: size('node_modules/@gorules/zen-engine-wasm/dist/zen_engine_wasm_bg.wasm'),
  }),
);
