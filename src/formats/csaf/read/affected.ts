import type { Advisory } from '../../../core/advisory/advisory.ts';
import { type LineNote, withNotes } from '../../../core/advisory/lines.ts';
import { rangesOfSpans, type Span, spansOfVers } from '../../../core/advisory/spans.ts';
import { type Comparator, parseVers, type Vers } from '../../../core/advisory/vers.ts';
import type { Part } from '../../reading.ts';
import { commitsTitle } from '../notes.ts';
import { exactPurl, urlOf } from '../products.ts';
import { neededFirst, noPatch, patchPlanned, planCategory } from '../remediations.ts';
import type { CsafVersion } from '../schema/shapes.ts';
import { type Leaf, takeLeaf } from './leaves.ts';

export type Affected = Advisory['affected'][number];

/** What the document says of the products of one vulnerability. */
export interface Told {
  readonly leaves: ReadonlyMap<string, Leaf>;
  readonly vulnerability: Part;
  readonly isNew: boolean;
}

/** The entries of a list by the products that each is about. */
export function byProduct(list: Part): ReadonlyMap<unknown, readonly Part[]> {
  const found = new Map<unknown, Part[]>();
  for (const one of list.items())
    for (const { value } of one.at('product_ids').items()) found.set(value, [...(found.get(value) ?? []), one]);
  return found;
}

const constraint = /(<=|>=|<|>)\s*([\w.+:~-]+)/g;

/** A range in VERS, or in constraints alone, as CSAF lets stand for it; `>= 1.0 and < 2.0` is as plain as `>=1.0|<2.0`. */
function versIn(name: string): Vers | undefined {
  if (name.startsWith('vers:')) return parseVers(name);
  if (/[^|\s]/.test(name.replaceAll(constraint, '').replaceAll(/\band\b/g, ''))) return undefined;
  const constraints = [...name.matchAll(constraint)].map(([, comparator, version]) => ({
    comparator: comparator as Comparator,
    version: version!,
  }));
  return constraints.length > 0 ? { scheme: 'generic', constraints } : undefined;
}

/** The stretches of versions that a leaf stands for; `isWhole` says that nothing of its name is left out. */
function spansOf({ category, name }: Leaf): { readonly spans: readonly Span[]; readonly isWhole: boolean } {
  // CISA names ranges in VERS where the standard wants one version: no version is called so.
  const isRange = category === 'product_version_range' || (category === 'product_version' && name.startsWith('vers:'));
  if (category === 'product_version' && !isRange) return { spans: [{ from: name, last: name }], isWhole: true };
  if (category === 'product_name') return { spans: [{ from: '0' }], isWhole: true };
  const vers = isRange ? versIn(name) : undefined;
  if (!vers) return { spans: [], isWhole: false };
  const { spans, rest } = spansOfVers(vers);
  return { spans, isWhole: rest.length === 0 };
}

const releaseLine = ', release line ';
/** The line that our own documents say in the full name of a product. */
function lineIn({ vendor, product, name, part }: Leaf): string | undefined {
  const [start, end] = [`${vendor} ${product}${releaseLine}`, `, ${name}`];
  const full = String(part.at('name').value);
  const isOurs = full.startsWith(start) && full.endsWith(end) && full.length > start.length + end.length;
  return isOurs ? full.slice(start.length, full.length - end.length) : undefined;
}

/** What our own remediations say of the line of a leaf: what an upgrade needs first, why there is no patch. */
function noteOf(leaf: Leaf, remedies: readonly Part[], edition: CsafVersion): Omit<LineNote, 'introduced'> {
  const line = lineIn(leaf);
  const said: { line: string; precondition?: string; unpatched?: string; planned?: string } = { line: line ?? '' };
  for (const one of remedies) {
    const details = String(one.at('details').value);
    const category = one.at('category').value;
    if (line === undefined || !details.startsWith(`Release line ${line}`)) {
      if (category === 'no_fix_planned') said.unpatched = details.slice(0, 500);
      if (category === 'fix_planned') said.planned = details.slice(0, 500);
      continue;
    }
    const needs = details.indexOf(neededFirst);
    if (category === 'vendor_fix' && needs >= 0) said.precondition = details.slice(needs + neededFirst.length);
    const start = `Release line ${line}${noPatch}`;
    if (category === 'no_fix_planned' && details.startsWith(start)) said.unpatched = details.slice(start.length);
    const plan = `Release line ${line}${patchPlanned}`;
    if (category === planCategory(edition) && details.startsWith(plan)) said.planned = details.slice(plan.length);
  }
  return said;
}

/** The name under which a leaf stands in our own documents. */
function nameOf(leaf: Leaf): string {
  const line = lineIn(leaf);
  if (leaf.category === 'product_name') return `${leaf.vendor} ${leaf.product}`;
  const bare = `${leaf.vendor} ${leaf.product}`;
  return line === undefined ? `${bare} ${leaf.name}` : `${bare}${releaseLine}${line}, ${leaf.name}`;
}

function purlOfLeaf(leaf: Leaf, purl: string | undefined, isNew: boolean): string | undefined {
  if (purl === undefined) return undefined;
  if (leaf.category === 'product_version') return urlOf(purl, leaf.name);
  const { category, name } = leaf;
  return isNew && category === 'product_version_range' ? exactPurl(purl, { category, name }) : urlOf(purl);
}

const shape = /^introduced (\S+)(?: fixed (\S+)| last affected (\S+))? in (.+)$/;

/** Commits as our own notes tell them. */
function commitsOf(note: Part | undefined): NonNullable<Affected['commits']> {
  const lines = String(note?.at('text').value ?? '').split('\n');
  const read = lines.flatMap((line) => {
    const [, introduced, fixed, lastAffected, repo] = shape.exec(line) ?? [];
    if (introduced === undefined || repo === undefined) return [];
    return [{ repo, introduced, ...(fixed ? { fixed } : {}), ...(lastAffected ? { lastAffected } : {}) }];
  });
  if (read.length === lines.length) note?.take();
  return read.length === lines.length ? read : [];
}

/** Every affected product with its ranges, as the tree and the states tell them. */
export function affectedIn(told: Told): readonly Affected[] {
  const { leaves, vulnerability, isNew } = told;
  const status = vulnerability.at('product_status');
  const remedies = byProduct(vulnerability.at('remediations'));
  const known = new Map(
    status
      .at('known_affected')
      .items()
      .map((one) => [one.value, one]),
  );
  const groups = Map.groupBy(
    [...leaves.values()].filter((leaf) => known.has(leaf.id) && spansOf(leaf).spans.length > 0),
    ({ vendor, product, purl, ecosystem, package: name }) => JSON.stringify([vendor, product, purl, ecosystem, name]),
  );
  const notes = vulnerability.at('notes').items();
  return [...groups.values()].map((group) => {
    const [first] = group;
    const { vendor, product, ecosystem, package: name } = first!;
    const purl = first!.purl ?? purlBeside(leaves, first!, groups.size);
    const bare = {
      vendor,
      product,
      ...(purl ? { purl } : {}),
      ...(ecosystem && name ? { ecosystem, package: name } : {}),
    };
    const note = notes.find((one) => one.at('title').value === commitsTitle({ ...bare, ranges: [] }));
    const commits = commitsOf(note);
    const isCommitsOnly = commits.length > 0 && group.every(({ category }) => category === 'product_name');
    const ranges = isCommitsOnly
      ? []
      : rangesOfSpans(
          group.flatMap((leaf) => [...spansOf(leaf).spans]),
          ecosystem,
        );
    const lineNotes = group.flatMap((leaf) => {
      const from = spansOf(leaf).spans[0]!.from;
      const { line, ...rest } = noteOf(leaf, remedies.get(leaf.id) ?? [], isNew ? '2.1' : '2.0');
      const own = ranges.find(({ introduced }) => introduced === from);
      if (!own?.fixed) takeReasons(leaf, rest, remedies.get(leaf.id) ?? []);
      return [{ introduced: from, line: line || own?.line || 'all', ...(own?.fixed ? withoutReason(rest) : rest) }];
    });
    for (const leaf of group) {
      takeLeaf(leaf, {
        fullName: nameOf(leaf),
        purl: purlOfLeaf(leaf, purl, isNew),
        ecosystem,
        package: name,
        isWhole: spansOf(leaf).isWhole,
      });
      known.get(leaf.id)?.take();
    }
    return { ...bare, ranges: withNotes(ranges, lineNotes), ...(commits.length > 0 ? { commits } : {}) };
  });
}

/** Takes the remediations whose words are why there is no patch, or what is planned. */
function takeReasons(leaf: Leaf, { unpatched, planned }: Partial<LineNote>, remedies: readonly Part[]): void {
  for (const [category, words] of [
    ['no_fix_planned', unpatched],
    ['fix_planned', planned],
  ]) {
    const said = remedies.find((one) => one.at('category').value === category && one.at('details').value === words);
    for (const field of ['category', 'details']) said?.at(field).take();
    for (const id of said?.at('product_ids').items() ?? []) if (id.value === leaf.id) id.take();
  }
}

const withoutReason = ({ unpatched: _, planned: _planned, ...rest }: Omit<LineNote, 'introduced' | 'line'>) => rest;

/** A type without package URLs of ranges has one on the version with the patch. */
function purlBeside(leaves: Told['leaves'], { vendor, product }: Leaf, groups: number): string | undefined {
  if (groups > 1) return undefined;
  const beside = [...leaves.values()].find((one) => one.vendor === vendor && one.product === product && one.purl);
  return beside?.purl;
}

/** Takes the versions with a patch that the ranges say too; any other stays lost. */
export function takeFixed({ leaves, vulnerability, isNew }: Told, affected: readonly Affected[]): void {
  for (const name of ['fixed', 'first_fixed']) {
    for (const id of vulnerability.at('product_status').at(name).items()) {
      const leaf = leaves.get(String(id.value));
      if (leaf?.category !== 'product_version') continue;
      const owner = affected.find(
        ({ vendor, product, ranges }) =>
          vendor === leaf.vendor && product === leaf.product && ranges.some(({ fixed }) => fixed === leaf.name),
      );
      if (!owner) continue;
      id.take();
      const { purl, ecosystem, package: name } = owner;
      takeLeaf(leaf, { fullName: nameOf(leaf), purl: purlOfLeaf(leaf, purl, isNew), ecosystem, package: name });
    }
  }
}
