import { eachOf, type Found, type Rule } from './rule.ts';
import {
  type At,
  branches,
  type Csaf21,
  each,
  idsInGroup,
  isEnglish,
  productIdsOf,
  type Vulnerability,
  vulnerabilities,
} from './view.ts';

const profiles: Readonly<Record<string, string>> = {
  csaf_base: 'csaf base',
  csaf_security_incident_response: 'security incident response',
  csaf_informational_advisory: 'informational advisory',
  csaf_security_advisory: 'security advisory',
  csaf_vex: 'vex',
  csaf_deprecated_security_advisory: 'deprecated security advisory',
  csaf_withdrawn: 'withdrawn',
  csaf_superseded: 'superseded',
};
const bare = (text: string): string => text.replaceAll(/\p{Pd}|\p{Pc}|\p{Z}|\s|\u2212|\u0332/gu, '').toLowerCase();
const reserved = new Set(
  Object.entries(profiles).flatMap(([value, name]) => (value === 'csaf_base' ? [] : [bare(value), bare(name)])),
);

/** Test 6.1.26: a category that only looks like one of a profile. */
function* lookalike({ document: { category } }: Csaf21): Iterable<Found> {
  if (Object.hasOwn(profiles, category)) return;
  if (reserved.has(bare(category)) || /^csaf_/i.test(category)) {
    yield ['/document/category', `${category} looks like a profile and is none`];
  }
}

const [response, information, advisory, vex, deprecated, withdrawn, superseded] = Object.keys(profiles).slice(1) as [
  string,
  string,
  string,
  string,
  string,
  string,
  string,
];
const ended = [withdrawn, superseded];
const telling = [advisory, vex, deprecated];

/** A rule for documents of some profiles only. */
const within = (clause: string, categories: readonly string[], find: (document: Csaf21) => Iterable<Found>): Rule => ({
  clause,
  *find(document) {
    if (categories.includes(document.document.category)) yield* find(document);
  },
});
const when = (is: boolean, ...found: Found): readonly Found[] => (is ? [found] : []);
const eachVulnerability = (judge: (one: At<Vulnerability>, document: Csaf21) => Iterable<Found>) =>
  function* (document: Csaf21): Iterable<Found> {
    for (const one of vulnerabilities(document)) yield* judge(one, document);
  };

const told = ['description', 'details', 'general', 'summary'];
const notes = (document: Csaf21) => document.document.notes ?? [];
const external = (document: Csaf21) =>
  (document.document.references ?? []).filter(({ category = 'external' }) => category === 'external');

/** Exactly one note with this title, and that a description (tests 6.1.27.17 and .18, 6.2.39.2 and .3). */
const reasoning = (document: Csaf21, title: string): readonly Found[] => {
  const own = notes(document).filter((note) => note.title === title);
  const isRight = own.length === 1 && own[0]!.category === 'description';
  return when(!isRight, '/document/notes', `there is not exactly one description titled "${title}"`);
};

const superseding = (document: Csaf21, words: string): readonly Found[] => {
  const isThere = external(document).some(({ category, summary }) => category && summary.startsWith(words));
  return when(!isThere, '/document/references', `no external reference begins with "${words}"`);
};

/** Words that the technical committee has recorded for other languages, by the first part of the tag. */
const translations: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  de: {
    license: 'Lizenz',
    product: 'Produktbeschreibung',
    supersession: 'Begründung für die Ersetzung',
    superseding: 'Ersetzendes Dokument',
    withdrawal: 'Begründung für die Zurückziehung',
  },
};

/** The word in the language of the document; undefined where none is recorded. */
export const translated = (document: Csaf21, key: string): string | undefined =>
  translations[document.document.lang?.toLowerCase().split('-')[0] ?? '']?.[key];

const inOwnWords = (key: string, judge: (document: Csaf21, words: string) => Iterable<Found>) =>
  function* (document: Csaf21): Iterable<Found> {
    const words = isEnglish(document) ? undefined : translated(document, key);
    if (words !== undefined) yield* judge(document, words);
  };

/** The names above a product's version, by which versions of the same product are known. */
function families(document: Csaf21): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const { it, trail } of branches(document)) {
    if (!it.product) continue;
    const isVersion = (category: string) => ['product_version', 'product_version_range'].includes(category);
    const above = trail.filter(({ category }) => !isVersion(category)).map(({ category, name }) => [category, name]);
    found.set(it.product.product_id, JSON.stringify(above));
  }
  const paths = document.product_tree?.product_paths ?? [];
  for (const { beginning_product_reference: start, full_product_name, subpaths } of paths) {
    // What it is installed with does not make it another product.
    const upTo = subpaths.findIndex(({ category }) => category === 'installed_with');
    const parts = [
      start,
      ...subpaths.slice(0, upTo < 0 ? subpaths.length : upTo).map((sub) => sub.next_product_reference),
    ];
    // On another version of its host it is another product.
    const family = [found.get(start) ?? start, ...parts.slice(1)];
    found.set(full_product_name.product_id, JSON.stringify(family));
  }
  const unwrapped = (family: string): string => {
    const parts = JSON.parse(family) as unknown[];
    return parts.length === 1 && typeof parts[0] === 'string' && parts[0].startsWith('[') ? parts[0] : family;
  };
  return new Map([...found].map(([id, family]) => [id, unwrapped(family)]));
}

/** Products of one group of states without another version of them in the other (tests 6.1.27.13 and 6.2.39.1). */
function without(document: Csaf21, one: Vulnerability, from: string, to: string): readonly string[] {
  const family = families(document);
  const there = new Set(idsInGroup(one, to).map((id) => family.get(id)));
  // A hotfix belongs to what it is installed with.
  const hosts = new Map(
    (document.product_tree?.product_paths ?? []).flatMap(({ beginning_product_reference: host, subpaths }) =>
      subpaths
        .filter(({ category }) => category === 'installed_with')
        .map((sub) => [sub.next_product_reference, family.get(host)] as const),
    ),
  );
  return idsInGroup(one, from).filter(
    (id) => family.has(id) && !there.has(family.get(id)) && !there.has(hosts.get(id)),
  );
}

/** Where nothing is affected, nothing is of the products of which no family is known either. */
const withoutAffected = (document: Csaf21, one: Vulnerability): readonly string[] =>
  idsInGroup(one, 'affected').length === 0 ? idsInGroup(one, 'fixed') : without(document, one, 'fixed', 'affected');

const noFixCategories = ['fix_planned', 'no_fix_planned', 'none_available'];

function* missingFixed({ path, it }: At<Vulnerability>, document: Csaf21): Iterable<Found> {
  const noted = (categories: readonly string[]) =>
    new Set(
      (it.remediations ?? []).filter((r) => categories.includes(r.category)).flatMap((r) => productIdsOf(document, r)),
    );
  const unfixed = noted(noFixCategories);
  const fixed = noted(['vendor_fix']);
  for (const id of without(document, it, 'affected', 'fixed')) {
    if (!unfixed.has(id) || fixed.has(id)) yield [`${path}/product_status`, `no fixed version of ${id} is listed`];
  }
}

function* unexplained({ path, it }: At<Vulnerability>, document: Csaf21): Iterable<Found> {
  const reasons = [...(it.flags ?? []), ...(it.threats ?? []).filter(({ category }) => category === 'impact')];
  const explained = new Set(reasons.flatMap((reason) => productIdsOf(document, reason)));
  for (const { path: at, it: id } of each(
    `${path}/product_status/known_not_affected`,
    it.product_status?.known_not_affected,
  )) {
    if (!explained.has(id)) yield [at, `nothing says why ${id} is not affected`];
  }
}

function* unmended({ path, it }: At<Vulnerability>, document: Csaf21): Iterable<Found> {
  const mended = new Set((it.remediations ?? []).flatMap((one) => productIdsOf(document, one)));
  for (const { path: at, it: id } of each(`${path}/product_status/known_affected`, it.product_status?.known_affected)) {
    if (!mended.has(id)) yield [at, `nothing says what to do about ${id}`];
  }
}

function* unnamed({ path, it }: At<Vulnerability>, document: Csaf21): Iterable<Found> {
  if (it.cve !== undefined) return;
  if (!it.ids?.length) return yield [path, 'the vulnerability has neither a CVE id nor another one'];
  if (it.ids.some((id) => !id.product_ids && !id.group_ids)) return;
  const named = new Set(it.ids.flatMap((id) => productIdsOf(document, id)));
  for (const id of new Set(Object.values(it.product_status ?? {}).flat())) {
    if (!named.has(id)) yield [`${path}/ids`, `no id of the vulnerability belongs to ${id}`];
  }
}

const vexStates = ['fixed', 'known_affected', 'known_not_affected', 'under_investigation'];

/** What each profile asks for beyond the structure: mandatory first. */
export const profileRules: readonly Rule[] = [
  { clause: '6.1.26', find: lookalike },
  within('6.1.27.1', [response, information], (document) =>
    when(
      !notes(document).some(({ category }) => told.includes(category)),
      '/document/notes',
      'no note tells what this is about',
    ),
  ),
  within('6.1.27.2', [response, information], (document) =>
    when(external(document).length === 0, '/document/references', 'there is no external reference'),
  ),
  within('6.1.27.3', [information, ...ended], (document) =>
    when(document.vulnerabilities !== undefined, '/vulnerabilities', 'this profile tells of no vulnerabilities'),
  ),
  within('6.1.27.4', telling, (document) => when(!document.product_tree, '/product_tree', 'there is no product tree')),
  within(
    '6.1.27.5',
    telling,
    eachVulnerability(({ path, it }) => when(!it.notes, `${path}/notes`, 'there are no notes')),
  ),
  within(
    '6.1.27.6',
    telling,
    eachVulnerability(({ path, it }) =>
      when(!it.product_status, `${path}/product_status`, 'no state of a product is told'),
    ),
  ),
  within(
    '6.1.27.7',
    [vex],
    eachVulnerability(({ path, it }) =>
      when(
        !vexStates.some((state) => it.product_status?.[state]),
        `${path}/product_status`,
        `none of ${vexStates.join(', ')} is told`,
      ),
    ),
  ),
  within('6.1.27.8', [vex], eachVulnerability(unnamed)),
  within('6.1.27.9', [vex], eachVulnerability(unexplained)),
  within('6.1.27.10', [vex], eachVulnerability(unmended)),
  within('6.1.27.11', telling, (document) =>
    when(!document.vulnerabilities?.length, '/vulnerabilities', 'there are no vulnerabilities'),
  ),
  within(
    '6.1.27.12',
    [advisory],
    eachVulnerability(({ path, it }) =>
      when(!it.product_status?.known_affected, `${path}/product_status`, 'no affected product is told'),
    ),
  ),
  within(
    '6.1.27.13',
    [advisory],
    eachVulnerability(({ path, it }, document) =>
      withoutAffected(document, it).map(
        (id): Found => [`${path}/product_status`, `no affected version of ${id} is listed`],
      ),
    ),
  ),
  within('6.1.27.14', ended, (document) =>
    when(
      !notes(document).some(({ category }) => category === 'description'),
      '/document/notes',
      'there is no description',
    ),
  ),
  within('6.1.27.15', ended, (document) =>
    when(document.product_tree !== undefined, '/product_tree', 'this profile has no product tree'),
  ),
  within('6.1.27.16', ended, (document) =>
    when(
      document.document.tracking.revision_history.length < 2,
      '/document/tracking/revision_history',
      'there is one revision only',
    ),
  ),
  within('6.1.27.17', [withdrawn], (document) =>
    isEnglish(document) ? reasoning(document, 'Reasoning for Withdrawal') : [],
  ),
  within('6.1.27.18', [superseded], (document) =>
    isEnglish(document) ? reasoning(document, 'Reasoning for Supersession') : [],
  ),
  within('6.1.27.19', [superseded], (document) =>
    isEnglish(document) ? superseding(document, 'Superseding Document') : [],
  ),
  within('6.2.39.1', [advisory], eachVulnerability(missingFixed)),
  within('6.2.39.2', [withdrawn], inOwnWords('withdrawal', reasoning)),
  within('6.2.39.3', [superseded], inOwnWords('supersession', reasoning)),
  within('6.2.39.4', [superseded], inOwnWords('superseding', superseding)),
  within('6.2.39.5', ended, (document) => [
    ...when(Boolean(document.x_extensions), '/x_extensions', 'this profile should have no extension'),
    ...when(Boolean(document.document.x_extensions), '/document/x_extensions', 'this profile should have no extension'),
  ]),
  eachOf(
    '6.2.40',
    (document) => each('/document/notes', document.document.notes),
    ({ path, it }, document) => {
      const title = isEnglish(document) ? 'Product Description' : translated(document, 'product');
      const isDescription =
        it.category === 'description' && title !== undefined && it.title?.toLowerCase().startsWith(title.toLowerCase());
      return (
        isDescription && !it.product_ids && !it.group_ids && [path, 'this does not say which product it describes']
      );
    },
  ),
];
