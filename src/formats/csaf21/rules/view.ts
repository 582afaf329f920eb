/** What the rules look at in a document, as far as its structure is sound. Fields that no rule asks for are left out. */
export interface Csaf21 {
  readonly document: Head;
  readonly product_tree?: {
    readonly branches?: readonly Branch[];
    readonly full_product_names?: readonly FullName[];
    readonly product_groups?: readonly { readonly group_id: string; readonly product_ids: readonly string[] }[];
    readonly product_paths?: readonly ProductPath[];
  };
  readonly vulnerabilities?: readonly Vulnerability[];
  readonly x_extensions?: readonly Extension[];
}

export interface Head {
  readonly category: string;
  readonly lang?: string;
  readonly license_expression?: string;
  readonly distribution?: {
    readonly tlp?: { readonly label?: string };
    readonly sharing_group?: { readonly id: string };
  };
  readonly notes?: readonly Note[];
  readonly references?: readonly { readonly category?: string; readonly summary: string; readonly url: string }[];
  readonly tracking: {
    readonly id: string;
    readonly status: string;
    readonly current_release_date: string;
    readonly revision_history: readonly { readonly date: string; readonly number: string }[];
  };
  readonly x_extensions?: readonly Extension[];
}

export interface Note extends Referring {
  readonly category: string;
  readonly title?: string;
  readonly text: string;
}

/** Something that refers to products, one by one or in groups. */
export interface Referring {
  readonly product_ids?: readonly string[];
  readonly group_ids?: readonly string[];
}

export interface Extension {
  readonly $schema: string;
  readonly category: string;
  readonly critical: boolean;
  readonly content?: unknown;
}

export interface FullName {
  readonly name: string;
  readonly product_id: string;
  readonly product_identification_helper?: Helper;
  readonly x_extensions?: readonly Extension[];
}

export interface Helper {
  readonly cpe?: string;
  readonly purls?: readonly string[];
  readonly hashes?: readonly {
    readonly file_hashes: readonly { readonly algorithm: string; readonly value: string }[];
    readonly filename: string;
  }[];
  readonly model_numbers?: readonly string[];
  readonly serial_numbers?: readonly string[];
  readonly skus?: readonly string[];
}

export interface Branch {
  readonly category: string;
  readonly name: string;
  readonly branches?: readonly Branch[];
  readonly product?: FullName;
}

export interface ProductPath {
  readonly beginning_product_reference: string;
  readonly full_product_name: FullName;
  readonly subpaths: readonly { readonly category: string; readonly next_product_reference: string }[];
}

export interface Vulnerability {
  readonly cve?: string;
  readonly ids?: readonly (Referring & { readonly system_name: string; readonly text: string })[];
  readonly cwes?: readonly { readonly id: string; readonly name: string; readonly version: string }[];
  readonly disclosure_date?: string;
  readonly first_known_exploitation_dates?: readonly (Referring & {
    readonly date: string;
    readonly exploitation_date: string;
  })[];
  readonly flags?: readonly Referring[];
  readonly involvements?: readonly Referring[];
  readonly notes?: readonly Note[];
  readonly metrics?: readonly Metric[];
  readonly product_status?: Readonly<Record<string, readonly string[]>>;
  readonly remediations?: readonly (Referring & { readonly category: string })[];
  readonly threats?: readonly (Referring & { readonly category: string })[];
  readonly x_extensions?: readonly Extension[];
}

export interface Metric {
  readonly content: {
    readonly cvss_v2?: Readonly<Record<string, unknown>>;
    readonly cvss_v3?: Readonly<Record<string, unknown>>;
    readonly cvss_v4?: Readonly<Record<string, unknown>>;
    readonly epss?: { readonly timestamp: string };
    readonly qualitative_severity_rating?: string;
    readonly ssvc_v2?: Ssvc;
    readonly x_extensions?: readonly Extension[];
  };
  readonly products: readonly string[];
  readonly source?: string;
}

export interface Ssvc {
  readonly timestamp: string;
  readonly target_ids?: readonly string[];
  readonly selections: readonly {
    readonly namespace: string;
    readonly key: string;
    readonly version: string;
    readonly name?: string;
    readonly values: readonly { readonly key: string; readonly name?: string }[];
  }[];
  readonly decision_point_resources?: readonly { readonly summary: string }[];
}

/** A thing with the place where it stands. */
export interface At<T> {
  readonly path: string;
  readonly it: T;
}

/** The items of a list, each with its place. */
export const each = <T>(path: string, list: readonly T[] | undefined): readonly At<T>[] =>
  Array.isArray(list) ? list.map((it, n) => ({ path: `${path}/${n}`, it })) : [];

export const vulnerabilities = (document: Csaf21): readonly At<Vulnerability>[] =>
  each('/vulnerabilities', document.vulnerabilities);

/** A branch with its ancestors, the root's child first and itself last. */
export interface BranchAt extends At<Branch> {
  readonly trail: readonly Branch[];
}

/** Every branch of the tree, ancestors before their children. */
export function branches({ product_tree: tree }: Csaf21): readonly BranchAt[] {
  const found: BranchAt[] = [];
  const open: BranchAt[] = each('/product_tree/branches', tree?.branches).map((one) => ({ ...one, trail: [one.it] }));
  while (open.length > 0) {
    const one = open.shift()!;
    found.push(one);
    const inner = each(`${one.path}/branches`, one.it.branches);
    open.unshift(...inner.map((child) => ({ ...child, trail: [...one.trail, child.it] })));
  }
  return found;
}

/** Every full product name, wherever it is defined. */
export function products(document: Csaf21): readonly At<FullName>[] {
  const tree = document.product_tree;
  return [
    ...branches(document).flatMap(({ path, it }) => (it.product ? [{ path: `${path}/product`, it: it.product }] : [])),
    ...each('/product_tree/full_product_names', tree?.full_product_names),
    ...each('/product_tree/product_paths', tree?.product_paths).map(({ path, it }) => ({
      path: `${path}/full_product_name`,
      it: it.full_product_name,
    })),
  ];
}

/** The products that something refers to, those of its groups included. */
export function productIdsOf(document: Csaf21, { product_ids = [], group_ids = [] }: Referring): readonly string[] {
  const groups = document.product_tree?.product_groups ?? [];
  const grouped = groups.filter(({ group_id }) => group_ids.includes(group_id)).flatMap((group) => group.product_ids);
  return [...new Set([...product_ids, ...grouped])];
}

/** Every metric of every vulnerability. */
export const metrics = (document: Csaf21): readonly At<Metric>[] =>
  vulnerabilities(document).flatMap(({ path, it }) => each(`${path}/metrics`, it.metrics));

/** Groups of states that contradict one another (§3.2.4.10). */
export const statusGroups: Readonly<Record<string, readonly string[]>> = {
  affected: ['first_affected', 'known_affected', 'last_affected'],
  'not affected': ['known_not_affected'],
  fixed: ['first_fixed', 'fixed'],
  'under investigation': ['under_investigation'],
  unknown: ['unknown'],
};

/** The products of a vulnerability in one group of states. */
export const idsInGroup = ({ product_status: status = {} }: Vulnerability, group: string): readonly string[] => [
  ...new Set((statusGroups[group] ?? []).flatMap((name) => status[name] ?? [])),
];

/** Everything that refers to products, one place for all tests that follow references. */
export function referring(document: Csaf21): readonly At<Referring>[] {
  const lists = ['first_known_exploitation_dates', 'flags', 'ids', 'involvements', 'notes', 'remediations', 'threats'];
  return [
    ...each('/document/notes', document.document?.notes),
    ...vulnerabilities(document).flatMap(({ path, it }) =>
      lists.flatMap((name) =>
        each(`${path}/${name}`, it[name as keyof Vulnerability] as readonly Referring[] | undefined),
      ),
    ),
  ];
}

/** Whether anybody may read the document. */
export const isClear = ({ document }: Csaf21): boolean => document.distribution?.tlp?.label === 'CLEAR';

/** Whether the texts of the document are in English, or nothing says otherwise. */
export const isEnglish = ({ document: { lang } }: Csaf21): boolean => lang === undefined || /^en(-|$)/i.test(lang);
