import fc from 'fast-check';
import type { PublishedAdvisory } from '../../src/core/advisory/advisory.ts';
import type { Fault } from '../../src/core/case/fault.ts';
import { readAdvisoryFile, writeAdvisoryFile } from '../../src/formats/advisory-file.ts';
import { converted } from '../../src/formats/convert.ts';
import type { Format } from '../../src/formats/format.ts';
import { formatOf } from '../../src/formats/format-of.ts';
import { allFormats } from '../../src/formats/index.ts';
import { sortKeys } from '../../src/formats/json.ts';
import type { ReadAdvisory } from '../../src/formats/read.ts';
import { publications } from '../../test/support/advisories.ts';
import { type Agreement, agreement } from './agreement.ts';
import { sources } from './sources.ts';

const at = '2026-11-01T00:00:00Z';

interface Judged {
  readonly name: string;
  readonly agrees: boolean;
  readonly losses: number;
}

const hasErrors = (faults: readonly Fault[]): boolean => faults.some(({ severity }) => severity === 'error');
const lossesIn = (faults: readonly Fault[]): number => faults.filter(({ rule }) => /-lost$|^cut$/.test(rule)).length;

function row(name: string, judged: readonly Judged[]): Agreement {
  const found = agreement(
    name,
    judged,
    (one) => one.agrees,
    (one) => one.name,
  );
  return { ...found, losses: judged.reduce((sum, { losses }) => sum + losses, 0) };
}

/** What was read, by way of a file, as something to be written again. */
function again(read: ReadAdvisory): readonly PublishedAdvisory[] {
  return [read.advisory, ...(read.further ?? [])].flatMap((advisory) => {
    const { file } = advisory
      ? readAdvisoryFile(writeAdvisoryFile(advisory, read.publication), { at })
      : { file: undefined };
    return file ? [file.published] : [];
  });
}

/** Forms that carry all of an advisory: written again and read again, it is the same. The others keep a part of it. */
const carriesAll = ['csaf', 'csaf21', 'cve', 'osv', 'markdown', 'mail', 'html'];

const gist = ({ advisory, publication }: ReadAdvisory): string => JSON.stringify(sortKeys({ advisory, publication }));

/** A document of ours is valid, and read; where the form carries all, what was read says the same when written again. */
async function ofOurs(format: Format): Promise<Agreement> {
  const judged: Judged[] = [];
  for (const published of fc.sample(publications, { seed: 31, numRuns: 200 })) {
    if (published.status !== 'published') continue;
    const text = format.render(published);
    const read = await format.read(text);
    const [back] = again(read);
    const isSame =
      !carriesAll.includes(format.id) ||
      (back !== undefined &&
        gist(await format.read(format.render(back))) === gist(read) &&
        lossesIn(read.faults) === 0);
    const agrees = read.advisory !== undefined && !hasErrors(read.faults) && isSame;
    judged.push({ name: published.advisory.id, agrees, losses: lossesIn(read.faults) });
  }
  return row(`${format.title}: ours, read and written again`, judged);
}

/** Documents of others that hold to their form: each is read, and every advisory that came of it is written validly. */
async function ofOthers(format: Format, texts: readonly { name: string; text: string }[]): Promise<Agreement> {
  const judged: Judged[] = [];
  for (const { name, text } of texts) {
    if (hasErrors(await format.check(text))) continue;
    const read = await format.read(text);
    // Where nobody is affected and nothing is judged, there is no advisory to read.
    if (read.faults.some(({ rule }) => ['openvex-unaffected', 'csaf-empty'].includes(rule))) continue;
    const made = await converted(format, read, at);
    // Rejected CVE ids and lists of aliases have no words, which some forms need.
    const written = made.filter(({ published }) => published === undefined || published.advisory.description !== '');
    const agrees = made.length > 0 && written.every(({ text: one }) => one !== undefined);
    judged.push({ name, agrees, losses: lossesIn(read.faults) });
  }
  return row(`${format.title}: of others, read and written again`, judged);
}

/** Format by format: what we write is read again, what others write is read and written, and what got lost was told. */
export async function roundTrips(): Promise<readonly Agreement[]> {
  const rows: Agreement[] = [];
  for (const format of allFormats) {
    rows.push(await ofOurs(format));
    const texts = sources().filter(({ text }) => formatOf(text) === format.id);
    if (texts.length > 0) rows.push(await ofOthers(format, texts));
  }
  return rows;
}
