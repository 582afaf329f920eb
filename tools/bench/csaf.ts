// What checking a small CSAF document takes, beside the BSI's library alone with the same tests.
import { contour } from '../../test/support/contour.ts';
import { type Figure, median } from './figure.ts';

const turns = 400;

/** Medians in milliseconds, taken in turns so that both see the same machine. */
export async function csafFigures(): Promise<readonly Figure[]> {
  const { checkCsaf } = await import('../../src/formats/csaf/check.ts');
  const { renderCsaf } = await import('../../src/formats/csaf/render.ts');
  const text = renderCsaf(contour());
  await checkCsaf(text);
  const library = await libraryAlone();
  const times: Record<'ours' | 'theirs', number[]> = { ours: [], theirs: [] };
  for (let turn = -turns / 4; turn < turns; turn += 1) {
    const ours = await took(() => checkCsaf(text));
    const theirs = await took(() => library(text));
    if (turn >= 0) {
      times.ours.push(ours);
      times.theirs.push(theirs);
    }
  }
  const value = median(times.ours);
  const peer = { name: 'the library of the BSI alone', value: median(times.theirs) };
  return [
    {
      name: `check of a CSAF document of ${(text.length / 1_000).toFixed(0)} kB`,
      value,
      unit: 'ms',
      peer,
      held: { value: value / peer.value, of: 'ratio' },
      bound: { is: 'under', value: 1.3 },
    },
  ];
}

type LibraryTest = (document: unknown) => unknown;

/** The library's schema, mandatory and optional tests by its own `validateStrict`, as anybody would use it. */
async function libraryAlone(): Promise<(text: string) => Promise<unknown>> {
  const at = '@secvisogram/csaf-validator-lib';
  const { csaf_2_0 } = await import(`${at}/schemaTests.js`);
  const mandatory = Object.values<LibraryTest>(await import(`${at}/mandatoryTests.js`));
  const optional = Object.values<LibraryTest>(await import(`${at}/optionalTests.js`));
  const { default: validateStrict } = await import(`${at}/validateStrict.js`);
  return (text) => validateStrict([csaf_2_0, ...mandatory, ...optional], JSON.parse(text));
}

async function took(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}
