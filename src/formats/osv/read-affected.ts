import type { Advisory } from '../../core/advisory/advisory.ts';
import { affectedTest } from '../../core/advisory/intervals.ts';
import { withNotes } from '../../core/advisory/lines.ts';
import { packageOf, purlOf } from '../../core/advisory/purl.ts';
import { rangesOfSpans, type Span } from '../../core/advisory/spans.ts';
import { compareVersions } from '../../core/release/versions.ts';
import { notesIn } from '../line-notes.ts';
import type { Part } from '../reading.ts';

type Product = Advisory['affected'][number];

const longest = 80;
const hash = /^([0-9a-f]{40}|[0-9a-f]{64})$/;

interface Event {
  readonly kind: 'introduced' | 'fixed' | 'last_affected';
  readonly version: string;
}

/** The events of a range that open or close it, taken; a `limit` of commits, and a version without end, are left. */
function eventsIn(range: Part): Event[] {
  return range
    .at('events')
    .items()
    .flatMap((event) =>
      (['introduced', 'fixed', 'last_affected'] as const).flatMap((kind) => {
        const version = event.at(kind).value;
        if (typeof version !== 'string' || version === '' || version.length > longest) return [];
        event.at(kind).take();
        return [{ kind, version }];
      }),
    );
}

/** Events in any order as spans (OSV schema, "Evaluation"): sorted; an `introduced` within an open span begins the next. */
function spansOf(events: readonly Event[], ecosystem: string): Span[] {
  // Events of one version keep their order: an end after its own beginning leaves nothing, before it another span begins.
  const order = (a: Event, b: Event) => compareVersions(a.version, b.version, ecosystem);
  const spans: Span[] = [];
  let from: string | undefined;
  for (const { kind, version } of events.toSorted(order)) {
    if (from !== undefined && from !== version && kind === 'introduced') spans.push({ from, before: version });
    if (from !== undefined && kind !== 'introduced' && !(kind === 'fixed' && version === from))
      spans.push(kind === 'fixed' ? { from, before: version } : { from, last: version });
    from = kind === 'introduced' ? version : undefined;
  }
  return from === undefined ? spans : [...spans, { from }];
}

/** Commits have no order of their own: each `introduced` belongs to the ends that are named next, in whichever order. */
function commitsIn(range: Part): NonNullable<Product['commits']> {
  const repo = range.at('repo').text(2_000);
  const events = eventsIn(range).filter(({ version }) => version === '0' || hash.test(version));
  range.at('type').take();
  const isReversed = events[0]?.kind !== 'introduced';
  const found: NonNullable<Product['commits']> = [];
  for (const { kind, version } of isReversed ? events.toReversed() : events) {
    const open = found.at(-1);
    const end = kind === 'fixed' ? { fixed: version } : { lastAffected: version };
    if (kind === 'introduced') found.push({ repo, introduced: version });
    else if (open?.fixed || open?.lastAffected) found.push({ repo, introduced: open.introduced, ...end });
    else if (open) found[found.length - 1] = { ...open, ...end };
  }
  return found;
}

function namesOf(part: Part, ecosystem: string, name: string, repo: string): Pick<Product, 'vendor' | 'product'> {
  const own = part.at('database_specific');
  const path = (name || repo).split(/[/:]/).filter((word) => word !== '');
  const product = path.at(-1)?.replace(/\.git$/, '') || ecosystem || 'unnamed';
  return {
    vendor: own.at('vendor').text(200) || (path.at(-2) ?? product).slice(0, 200),
    product: own.at('product').text(200) || product.slice(0, 200),
  };
}

/** Every list of versions and of events of an entry of `affected`. */
export const versionLists = (part: Part): Part[] => [
  part.at('versions'),
  ...part
    .at('ranges')
    .items()
    .map((range) => range.at('events')),
];

/** One entry of `affected`. Single versions that its ranges hold already are implied by them. */
export function productOf(part: Part): Product {
  const named = part.at('package');
  const [ecosystem, name] = [named.at('ecosystem').text(40), named.at('name').text(300)];
  const all = part.at('ranges').items();
  const commits = all.filter((range) => range.at('type').value === 'GIT').flatMap(commitsIn);
  const versioned = all.filter((range) => range.at('type').value !== 'GIT');
  for (const range of versioned) range.at('type').take();
  const events = versioned.map(eventsIn);
  const spans = events.flatMap((each) => spansOf(each, ecosystem));
  const base = {
    ...namesOf(part, ecosystem, name, commits[0]?.repo ?? ''),
    ...(ecosystem && name ? { ecosystem, package: name } : {}),
  };
  const ranged = { ...base, ranges: rangesOfSpans(spans, ecosystem) };
  const isAffected = affectedTest(ranged);
  const singles = part
    .at('versions')
    .items()
    .flatMap((one): Span[] => {
      const version = one.value;
      if (typeof version !== 'string' || version === '' || version.length > longest) return [];
      one.take();
      return isAffected(version) ? [] : [{ from: version, last: version }];
    });
  const purl = purlIn(named.at('purl'), ecosystem, name);
  const ranges = singles.length > 0 ? rangesOfSpans([...spans, ...singles], ecosystem) : ranged.ranges;
  return {
    ...base,
    ...(purl ? { purl } : {}),
    ranges: withNotes(ranges, notesIn(part.at('database_specific').at('lines'))),
    ...(commits.length > 0 ? { commits } : {}),
  };
}

/** The package URL as it stands, or the one that the package's name makes; a version in it belongs elsewhere. */
function purlIn(part: Part, ecosystem: string, name: string): string | undefined {
  const said = typeof part.value === 'string' ? part.value : '';
  if (said !== '' && said.length <= 500 && !/[@?#]/.test(said)) return part.text();
  const known = purlOf(ecosystem, name);
  if (known && packageOf(known) && said === known) part.take();
  return known;
}
