import { lastAnswer } from '../case/last-answer.ts';
import { purlTypes, typesOfEcosystems } from './purl-types.ts';

/** A package URL taken apart: parts decoded and in the canonical letters of their type (ECMA-427). */
export interface Purl {
  readonly type: string;
  readonly namespace?: string;
  readonly name: string;
  readonly version?: string;
  readonly qualifiers?: Readonly<Record<string, string>>;
  readonly subpath?: string;
}

const typeShape = /^[a-z][a-z0-9.-]*$/;
const keyShape = /^[a-z][a-z0-9._-]*$/;

/** Everything but letters, digits, `.`, `-`, `_`, `~` and `:` as percent signs; package URLs and VERS share the rule. */
export const encodePart = (text: string): string =>
  encodeURIComponent(text.toWellFormed())
    .replaceAll('%3A', ':')
    .replaceAll(/[!'()*]/g, (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`);

/** The decoded text; undefined where a percent sign leads to no character. */
export function decodePart(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}

const segments = (path: string): string[] => path.split('/').filter((part) => part !== '');

/** Parts of a path decoded and joined; empty parts, `.` and `..` say nothing in a subpath. */
function decodePath(path: string): string | undefined {
  const parts = segments(path).map(decodePart);
  return parts.includes(undefined) ? undefined : parts.join('/');
}

/** Splits at the last mark; without one the second half is undefined. */
function halves(text: string, at: number): [string, string | undefined] {
  return at < 0 ? [text, undefined] : [text.slice(0, at), text.slice(at + 1)];
}

function qualifiersOf(text: string): Record<string, string> | undefined {
  const pairs = text.split('&').filter((pair) => pair !== '');
  const found: Record<string, string> = {};
  for (const pair of pairs) {
    const [key, raw = ''] = halves(pair, pair.indexOf('='));
    const value = decodePart(raw);
    const name = key.toLowerCase();
    if (value === undefined || !keyShape.test(name) || Object.hasOwn(found, name)) return undefined;
    if (value !== '') found[name] = value;
  }
  return found;
}

/** A version follows the last `@`, unless that begins a part with others after it, as an npm scope does. */
function versionMark(text: string): number {
  const at = text.lastIndexOf('@');
  const isScope = (at === 0 || text[at - 1] === '/') && text.includes('/', at);
  return isScope ? -1 : at;
}

/** Puts a package URL into the canonical letters of its type; undefined when it breaks a rule of the type. */
function canonical(given: Purl): Purl | undefined {
  const rules = Object.hasOwn(purlTypes, given.type) ? purlTypes[given.type]! : {};
  const { namespace, name, version, qualifiers } = given;
  if (name === '' || !typeShape.test(given.type)) return undefined;
  if (rules.namespace === 'required' && !namespace) return undefined;
  if (rules.namespace === 'prohibited' && namespace) return undefined;
  if (rules.needs && !qualifiers?.[rules.needs]) return undefined;
  if (rules.name && !rules.name.test(name)) return undefined;
  if (rules.version && version !== undefined && !rules.version.test(version)) return undefined;
  const lower = (part: 'namespace' | 'name' | 'version', text: string) =>
    rules.lower?.includes(part) ? text.toLowerCase() : text;
  return {
    type: given.type,
    ...(namespace ? { namespace: lower('namespace', namespace) } : {}),
    name: nameIn(given.type, lower('name', name), qualifiers),
    ...(version ? { version: lower('version', version) } : {}),
    ...(qualifiers && Object.keys(qualifiers).length > 0 ? { qualifiers } : {}),
    ...(given.subpath ? { subpath: given.subpath } : {}),
  };
}

/** PyPI takes `-` and `_` for the same; models of Databricks are named in small letters, those of others are not. */
function nameIn(type: string, name: string, qualifiers: Purl['qualifiers']): string {
  if (type === 'pypi') return name.replaceAll('_', '-');
  if (type === 'mlflow' && qualifiers?.repository_url?.includes('databricks')) return name.toLowerCase();
  return name;
}

/** Reads any package URL, with or without version, qualifiers and subpath; undefined when it is none. */
export function parsePurl(text: string): Purl | undefined {
  if (!/^pkg:/i.test(text)) return undefined;
  const [beforePath, path] = halves(text.slice(4), text.slice(4).indexOf('#'));
  const [beforeQuery, query] = halves(beforePath, beforePath.indexOf('?'));
  const [type, rest] = halves(beforeQuery.replace(/^\/+/, ''), beforeQuery.replace(/^\/+/, '').indexOf('/'));
  if (rest === undefined) return undefined;
  const [named, versioned] = halves(rest, versionMark(rest));
  const parts = segments(named).map(decodePart);
  const version = versioned === undefined ? undefined : decodePart(versioned);
  const qualifiers = qualifiersOf(query ?? '');
  const subpath = decodePath(path ?? '');
  if (parts.includes(undefined) || subpath === undefined || !qualifiers) return undefined;
  if ((versioned !== undefined && version === undefined) || named.endsWith('/')) return undefined;
  // A repository at a host has its whole path for a name.
  const spaces = type.toLowerCase() === 'git' ? Math.min(1, parts.length - 1) : parts.length - 1;
  return canonical({
    type: type.toLowerCase(),
    namespace: parts.slice(0, Math.max(0, spaces)).join('/'),
    name: parts.slice(Math.max(0, spaces)).join('/'),
    ...(version ? { version } : {}),
    qualifiers,
    subpath: subpath
      .split('/')
      .filter((part) => part !== '.' && part !== '..')
      .join('/'),
  });
}

const encodePath = (path: string): string => segments(path).map(encodePart).join('/');

/** The canonical text of a package URL; undefined when its parts break a rule of its type. */
export function writePurl(given: Purl): string | undefined {
  const keys = Object.entries(given.qualifiers ?? {}).map(([key, value]) => [key.toLowerCase(), value] as const);
  if (keys.some(([key]) => !keyShape.test(key))) return undefined;
  const purl = canonical({ ...given, type: given.type.toLowerCase(), qualifiers: Object.fromEntries(keys) });
  if (!purl) return undefined;
  const said = Object.entries(purl.qualifiers ?? {})
    .filter(([, value]) => value !== '')
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, value]) => `${key}=${encodePart(value)}`);
  return [
    `pkg:${purl.type}/`,
    purl.namespace ? `${encodePath(purl.namespace)}/` : '',
    purl.type === 'git' ? encodePath(purl.name) : encodePart(purl.name),
    purl.version ? `@${encodePart(purl.version)}` : '',
    said.length > 0 ? `?${said.join('&')}` : '',
    purl.subpath ? `#${encodePath(purl.subpath)}` : '',
  ].join('');
}

export interface PackageUrl {
  readonly type: string;
  /** Namespace and name, decoded, in the letters that were written. */
  readonly name: string;
}

/** Takes the package URL of a product apart: one without version, qualifiers or subpath; undefined for any other. */
export const readPurl: (text: string) => PackageUrl | undefined = lastAnswer((text) => {
  const match = /^pkg:([a-z][a-z0-9.-]*)\/([^@?#\s]+)$/.exec(text);
  const name = match && match[2]!.split('/').every((part) => part !== '') ? decodePath(match[2]!) : undefined;
  return name === undefined || !parsePurl(text) ? undefined : { type: match![1]!, name };
});

/** The package URL of one version; Go versions carry their v there. */
export function purlAt(purl: string, version: string): string {
  const bare = version.replace(/^[vV](?=\d)/, '');
  const said = purl.startsWith('pkg:golang/') ? `v${bare}` : bare;
  return `${purl}@${encodePart(said)}`;
}

/** OSV ecosystem and package name that a package URL stands for, where both name packages alike. */
export function packageOf(purl: string): { ecosystem: string; name: string } | undefined {
  const read = readPurl(purl);
  const [ecosystem] = Object.entries(typesOfEcosystems).find(([, type]) => type === read?.type) ?? [];
  if (!read || !ecosystem) return undefined;
  return { ecosystem, name: read.type === 'maven' ? read.name.replace('/', ':') : read.name };
}

/** The package URL of a package that OSV names so; undefined where the ecosystem has no type of its own. */
export function purlOf(ecosystem: string, name: string): string | undefined {
  const type = Object.hasOwn(typesOfEcosystems, ecosystem) ? typesOfEcosystems[ecosystem]! : undefined;
  if (!type) return undefined;
  const path = segments(type === 'maven' ? name.replace(':', '/') : name).map(encodePart);
  const purl = `pkg:${type}/${path.join('/')}`;
  return packageOf(purl)?.name === name ? purl : undefined;
}

/** The package URL of a product: its own, or the one that its package makes. */
export const purlOfProduct = (product: {
  readonly purl?: string | undefined;
  readonly ecosystem?: string | undefined;
  readonly package?: string | undefined;
}): string | undefined =>
  product.purl ?? (product.ecosystem && product.package ? purlOf(product.ecosystem, product.package) : undefined);
