// Making elements: a page's style sheet knows each by the name that ours knows it by.

type Child = Node | string;

/** An element whose class and part are `name`. */
export function el<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  name = '',
  children: Child | Child[] = [],
  attributes: Record<string, string> = {},
): HTMLElementTagNameMap[K] {
  const made = document.createElement(tag);
  if (name) {
    made.className = name;
    made.part.value = name;
  }
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...[children].flat());
  return made;
}

const SVG = 'http://www.w3.org/2000/svg';

/** A drawing that says nothing which does not stand beside it in words: rectangles by name and extent in per cent. */
export function bars(name: string, parts: [name: string, from: number, width: number][]): SVGSVGElement {
  const drawing = document.createElementNS(SVG, 'svg');
  drawing.setAttribute('class', name);
  drawing.setAttribute('part', name);
  drawing.setAttribute('aria-hidden', 'true');
  for (const [part, from, width] of parts) {
    const rect = document.createElementNS(SVG, 'rect');
    const extent = { class: part, x: `${from}%`, width: `${width}%`, height: '100%' };
    for (const [key, value] of Object.entries(extent)) rect.setAttribute(key, value);
    drawing.append(rect);
  }
  return drawing;
}
