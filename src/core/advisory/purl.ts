// The Package URL specification, reduced to what an advisory holds: type, namespace and name; no version.
const shape = /^pkg:([a-z][a-z0-9.-]*)\/([^@?#\s]+)$/;

/** Package ecosystems of OSV by the type of a package URL. */
const ecosystems: Readonly<Record<string, string>> = {
  golang: 'Go',
  npm: 'npm',
  pypi: 'PyPI',
  cargo: 'crates.io',
  gem: 'RubyGems',
  maven: 'Maven',
  nuget: 'NuGet',
  composer: 'Packagist',
  hex: 'Hex',
  pub: 'Pub',
  swift: 'SwiftURL',
  hackage: 'Hackage',
  cran: 'CRAN',
};

export interface PackageUrl {
  readonly type: string;
  /** Namespace and name, decoded. */
  readonly name: string;
}

/** Takes a package URL without version, qualifiers or subpath apart; undefined when it is none. */
export function readPurl(text: string): PackageUrl | undefined {
  const match = shape.exec(text);
  if (!match) return undefined;
  const [, type = '', path = ''] = match;
  try {
    const parts = path.split('/').map(decodeURIComponent);
    return parts.some((part) => part === '') ? undefined : { type, name: parts.join('/') };
  } catch {
    return undefined;
  }
}

/** The package URL of one version; Go versions carry their v there. */
export function purlAt(purl: string, version: string): string {
  const bare = version.replace(/^[vV](?=\d)/, '');
  const said = purl.startsWith('pkg:golang/') ? `v${bare}` : bare;
  return `${purl}@${encodeURIComponent(said)}`;
}

/** OSV ecosystem and package name that a package URL stands for, where both name packages alike. */
export function packageOf(purl: string): { ecosystem: string; name: string } | undefined {
  const read = readPurl(purl);
  const ecosystem = read && ecosystems[read.type];
  if (!read || !ecosystem) return undefined;
  return { ecosystem, name: read.type === 'maven' ? read.name.replace('/', ':') : read.name };
}
