// What stands on printed sheets.

import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';

/** Text without spaces and line breaks. A font may give a character the code of its radical: ⽇ is 日. */
export const plain = (text) => text.normalize('NFKC').replace(/\s+/g, '');

/** The page printed as the browser prints it: the plain text of each sheet. */
export async function printed(page) {
  const bytes = await page.pdf({ preferCSSPageSize: true });
  const loading = getDocument({ data: new Uint8Array(bytes), verbosity: 0, isEvalSupported: false });
  const document = await loading.promise;
  const sheets = [];
  for (let number = 1; number <= document.numPages; number += 1) {
    const { items } = await (await document.getPage(number)).getTextContent();
    sheets.push(plain(items.map(({ str }) => str).join('')));
  }
  await loading.destroy();
  return sheets;
}
