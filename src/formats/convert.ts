import type { Advisory, PublishedAdvisory } from '../core/advisory/advisory.ts';
import { type Fault, warning } from '../core/case/fault.ts';
import { advisoryFileOf, standIns } from './advisory-file.ts';
import type { Format } from './format.ts';
import { publicationFaults } from './obstacles.ts';
import type { ReadAdvisory, ReadPublication } from './read.ts';

/** A document that was made of another one, unless a fault is in the way. */
export interface Converted {
  /** The id of the advisory that it tells. */
  readonly id: string;
  readonly text?: string;
  /** What it was made of, where the advisory can be published at all. */
  readonly published?: PublishedAdvisory;
  readonly faults: readonly Fault[];
}

const untitled = warning(
  'stand-in',
  '/title',
  'Nobody has given it a title, and its id stands in.',
  'Read it, write a title, and render that.',
);

/** Who makes a product is not who told of it: where the maker stands in as publisher, that is said. */
const standInPublisher = (name: string): Fault =>
  warning(
    'stand-in',
    '/publication/publisher/name',
    `Nobody has said who publishes it, and ${name} stands in.`,
    'Read it, write publication.publisher.name, and render that.',
  );

/** A day that stands in for the one of publication is said as well; a draft has none. */
function undated({ status, publishedAt }: PublishedAdvisory, read: ReadPublication | undefined): Fault[] {
  if (status === 'draft' || read?.publishedAt !== undefined || read?.revisions?.[0] !== undefined) return [];
  const said = `Nobody has said when it was published, and ${publishedAt} stands in.`;
  const mend = 'Read it, write publication.publishedAt, and render that.';
  return [warning('stand-in', '/publication/publishedAt', said, mend)];
}

const isError = ({ severity }: Fault): boolean => severity === 'error';

/**
 * What was read of a document of others, in another format, one document for each advisory. What our own law asks of an
 * advisory before it goes out is only pointed out, since nobody here can mend what others published; what keeps a
 * document back is what its format refuses, by its own check.
 *
 * @param at the time of publication where nobody has said one, nor when it was changed, in UTC
 */
export async function converted(to: Format, read: ReadAdvisory, at: string): Promise<readonly Converted[]> {
  const all = read.advisory ? [read.advisory, ...(read.further ?? [])] : [];
  const made: Converted[] = [];
  for (const advisory of all) made.push(await convertedOne(to, advisory, read.publication, at));
  return made;
}

async function convertedOne(
  to: Format,
  advisory: Advisory,
  publication: ReadPublication | undefined,
  at: string,
): Promise<Converted> {
  const { id } = advisory;
  const title = advisory.title.trim() || id;
  const { file, faults } = advisoryFileOf(
    { ...advisory, title, publication: publication ?? {} },
    { at: publication?.updatedAt ?? at },
  );
  if (!file) return { id, faults };
  const { published } = file;
  const said = [
    ...(title === advisory.title ? [] : [untitled]),
    ...faults.map((one) => warning(one.rule, one.path, one.message, one.mend)),
    ...(publication?.publisher?.name === undefined ? [standInPublisher(published.publisher.name)] : []),
    ...undated(published, publication),
    ...standIns(published),
  ];
  const law = new Set(publicationFaults(published));
  const inTheWay = to.obstacles(published).filter((one) => !law.has(one));
  if (inTheWay.length > 0) return { id, published, faults: [...said, ...inTheWay] };
  const text = to.render(published);
  // The places of these faults are places of the document that would have come of it.
  const refused = (await to.check(text))
    .filter(isError)
    .map((one) => ({ ...one, message: `As ${to.title}: ${one.message}` }));
  if (refused.length > 0) return { id, published, faults: [...said, ...refused] };
  return { id, published, text, faults: [...said, ...(to.leftOut?.(published) ?? [])] };
}
