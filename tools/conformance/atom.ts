import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { renderAtom } from '../../src/formats/feeds/atom.ts';
import { publications } from '../../test/support/advisories.ts';
import { atomFaults } from '../../test/support/atom.ts';
import { sharedData } from '../../test/support/vectors.ts';
import { type Agreement, agreement } from './agreement.ts';

const head = { url: 'https://example.org/feed.atom', title: 'Advisories', home: 'https://example.org/advisories' };

/** What the cases of the W3C's validator expect, as far as it is about the structure that RFC 4287 asks for. */
const wrong = /^(MissingElement|DuplicateElement|DuplicateAtomLink|InvalidRFC3339Date|MissingHref)$/;
const right = /^!Error$/;
/** Feeds of one date alone, which is right: they lack everything else. */
const dated = /^ValidW3CDTFDate$/;
const isWrong = (text: string, expected: string): boolean =>
  atomFaults(text).some((found) => !dated.test(expected) || found.endsWith('is no date'));

/** Our own feeds by the rules of RFC 4287, and those rules by the cases of the W3C's validator. */
export async function atomFeeds(): Promise<readonly Agreement[]> {
  const feeds = fc
    .sample(fc.array(publications, { maxLength: 4 }), { seed: 31, numRuns: 200 })
    .map((list, n) => ({ name: `feed ${n}`, text: renderAtom(list, head) }));
  const ours = agreement(
    'Atom: feeds of ours, valid',
    feeds,
    ({ text }) => atomFaults(text).length === 0,
    ({ name }) => name,
  );
  const folder = sharedData('dev/feed-atom');
  if (!folder) return [ours];
  const cases = readdirSync(folder)
    .filter((name) => name.endsWith('.xml'))
    .map((name) => ({ name, text: readFileSync(join(folder, name), 'utf8') }))
    .map((one) => ({ ...one, expected: /Expect:\s*(!?\w+)/.exec(one.text)?.[1] ?? '' }))
    .filter(
      ({ text, expected }) =>
        text.includes('http://www.w3.org/2005/Atom') &&
        (wrong.test(expected) || [right, dated].some((one) => one.test(expected))),
    );
  const theirs = agreement(
    'Atom: cases of the W3C, structure and dates',
    cases,
    ({ text, expected }) => isWrong(text, expected) === wrong.test(expected),
    ({ name, text }) => `${name}: ${atomFaults(text)[0] ?? 'nothing found'}`,
  );
  return [ours, theirs];
}
