// What writing one advisory in all of its formats takes, beside writing the neutral one as JSON.
import { formats } from '../../src/formats/index.ts';
import { contour } from '../../test/support/contour.ts';
import { type Figure, median } from './figure.ts';

// The first thousand let the runtime make fast code of what runs often, as it does in a server and in a build of a site.
const [warming, turns] = [1_000, 1_000];

/** The p50 of rendering every format of one advisory, in milliseconds. */
export function documentFigures(): readonly Figure[] {
  const [all, neutral]: [number[], number[]] = [[], []];
  for (let turn = -warming; turn < turns; turn += 1) {
    // A fresh advisory each time: nothing may be remembered from the last one.
    const published = structuredClone(contourOnce);
    const began = performance.now();
    for (const format of formats) if (format.obstacles(published).length === 0) format.render(published);
    const between = performance.now();
    JSON.stringify(published);
    const ended = performance.now();
    if (turn < 0) continue;
    all.push(between - began);
    neutral.push(ended - between);
  }
  return [
    {
      name: `all ${formats.length} formats of one advisory, p50`,
      value: median(all),
      unit: 'ms',
      peer: { name: 'the neutral one as JSON', value: median(neutral) },
      bound: { is: 'under', value: 2 },
    },
  ];
}

const contourOnce = contour();
