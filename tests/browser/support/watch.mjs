// What must never happen on a page, whatever the story.

/**
 * Notes every console error, uncaught error, violation of the content security policy, and request that leaves
 * the origin. Returns the list, which grows.
 */
export async function watch(page, origin) {
  const troubles = [];
  const context = page.context();
  page.on('console', (message) => {
    if (message.type() === 'error') troubles.push(`console: ${message.text()} (${message.location().url})`);
  });
  page.on('pageerror', (error) => troubles.push(`uncaught: ${error.stack ?? error}`));
  context.on('request', (request) => {
    const url = new URL(request.url());
    if (!['blob:', 'data:'].includes(url.protocol) && url.origin !== origin) {
      troubles.push(`a request to another origin: ${request.method()} ${url}`);
    }
  });
  context.on('requestfailed', (request) => {
    // A request that the story itself ended by going elsewhere is no trouble.
    const why = request.failure()?.errorText;
    if (why !== 'net::ERR_ABORTED') troubles.push(`failed: ${request.url()} ${why}`);
  });
  await page.exposeBinding('noteViolation', (_, text) => troubles.push(text));
  await page.addInitScript(() => {
    addEventListener('securitypolicyviolation', (event) => {
      noteViolation(`policy: ${event.violatedDirective} forbids ${event.blockedURI} (${event.sourceFile})`);
    });
  });
  return troubles;
}
