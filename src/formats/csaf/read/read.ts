import { type Advisory, advisorySchema } from '../../../core/advisory/advisory.ts';
import { type Fault, fault } from '../../../core/case/fault.ts';
import { faultsFromZod } from '../../../core/case/zod-faults.ts';
import type { ReadAdvisory } from '../../read.ts';
import { type Part, reading } from '../../reading.ts';
import type { CsafVersion } from '../schema/shapes.ts';
import { affectedIn, takeFixed } from './affected.ts';
import { publicationIn, severityIn } from './head.ts';
import { leavesOf } from './leaves.ts';
import { remediesIn, takeRemedies } from './remedies.ts';
import { scoresIn } from './scores.ts';
import { statementsIn } from './statements.ts';
import { creditsIn, idsIn, referencesIn, textsIn, timelineIn, weaknessesIn } from './texts.ts';

type Fields = Omit<Advisory, 'affected'> & { affected: readonly Advisory['affected'][number][] };

/** The advisory that a document tells by its first vulnerability, each place that it comes from taken. */
function advisoryIn(whole: Part, vulnerability: Part, edition: CsafVersion): Fields {
  const head = whole.at('document');
  const told = { leaves: leavesOf(whole.at('product_tree').at('branches')), vulnerability, isNew: edition === '2.1' };
  const known = vulnerability
    .at('product_status')
    .at('known_affected')
    .items()
    .map(({ value }) => value);
  const affected = affectedIn(told);
  takeFixed(told, affected);
  const statements = statementsIn(told);
  const [own, title] = [vulnerability.at('title'), head.at('title')];
  const id = head.at('tracking').at('id').text(80);
  const texts = textsIn(vulnerability, head);
  const isOwnRemedy = texts.solution !== '' || texts.workarounds !== '';
  const remedies = isOwnRemedy ? { solution: '', workarounds: '' } : remediesIn(vulnerability, known);
  if (own.value === undefined || own.value === title.value) title.take();
  return {
    id,
    title: own.value === undefined ? title.text(300) : own.text(300),
    ...texts,
    solution: texts.solution || remedies.solution,
    workarounds: texts.workarounds || remedies.workarounds,
    ...severityIn(head),
    ...scoresIn(vulnerability, known),
    ...weaknessesIn(vulnerability),
    ...idsIn(vulnerability, head, id),
    affected,
    ...(statements.length > 0 ? { statements: [...statements] } : {}),
    references: referencesIn([vulnerability.at('references'), head.at('references')]),
    credits: creditsIn([vulnerability.at('acknowledgments'), head.at('acknowledgments')]),
    ...timelineIn(vulnerability),
  };
}

/**
 * Reads a CSAF advisory into the neutral one by its first vulnerability. Whatever has no place there is told as lost,
 * with its place in the document.
 * @param check the check of that edition; a document with an error is not read
 */
export async function readCsaf(
  text: string,
  check: (text: string) => Promise<readonly Fault[]>,
  edition: CsafVersion = '2.0',
): Promise<ReadAdvisory> {
  const faults = await check(text);
  if (faults.some((found) => found.severity === 'error')) return { faults };
  const { whole, losses } = reading(JSON.parse(text));
  const [vulnerability] = whole.at('vulnerabilities').items();
  if (!vulnerability) {
    const said = 'The document tells of no vulnerability.';
    return { faults: [fault('csaf-empty', '/vulnerabilities', said, 'Give a security advisory.')] };
  }
  const found = advisoryIn(whole, vulnerability, edition);
  const result = advisorySchema.safeParse(found);
  if (!result.success) return { faults: [...faults, ...faultsFromZod(result.error)] };
  const publication = publicationIn(whole, found.id, found.affected.length > 0, edition);
  takeRemedies(vulnerability, result.data, edition);
  const date = vulnerability.at(edition === '2.1' ? 'disclosure_date' : 'release_date');
  if (Date.parse(String(date.value)) === Date.parse(publication.publishedAt ?? '')) date.take();
  return { advisory: result.data, publication, faults: [...faults, ...losses('csaf-lost')] };
}
