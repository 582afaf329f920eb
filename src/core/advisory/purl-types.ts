/** What one type of package URL rules beyond the general form (package-url/purl-spec, types). */
export interface PurlType {
  /** Which parts are written in small letters. */
  readonly lower?: readonly ('namespace' | 'name' | 'version')[];
  readonly namespace?: 'required' | 'prohibited';
  /** A qualifier without which the package is not named. */
  readonly needs?: string;
  readonly name?: RegExp;
  readonly version?: RegExp;
}

const both = ['namespace', 'name'] as const;
const bare: PurlType = { namespace: 'prohibited' };

/** Types with rules of their own; every other type has only those of the general form. */
export const purlTypes: Readonly<Record<string, PurlType>> = {
  alpm: { lower: both },
  apk: { lower: both },
  bazel: bare,
  bitbucket: { lower: both, namespace: 'required' },
  bitnami: { lower: ['name'], namespace: 'prohibited' },
  brew: { lower: both },
  cargo: bare,
  'chrome-extension': { namespace: 'prohibited', name: /^[a-p]{32}$/, version: /^\d+(\.\d+){0,3}$/ },
  cocoapods: bare,
  composer: { lower: both, namespace: 'required' },
  conda: bare,
  cpan: { name: /^(?!.*::)/ },
  cran: bare,
  deb: { lower: both },
  gem: bare,
  github: { lower: both, namespace: 'required' },
  golang: { lower: both },
  hackage: bare,
  hex: { lower: both },
  huggingface: { lower: ['version'] },
  julia: { namespace: 'prohibited', needs: 'uuid' },
  luarocks: { lower: ['namespace'] },
  mlflow: bare,
  npm: { lower: ['namespace'] },
  nuget: bare,
  oci: { lower: ['name'], namespace: 'prohibited' },
  opam: bare,
  otp: { lower: ['name'], namespace: 'prohibited' },
  pub: { lower: ['name'], namespace: 'prohibited' },
  pypi: { lower: ['name'], namespace: 'prohibited' },
  qpkg: { lower: ['namespace'] },
  rpm: { lower: ['namespace'] },
  swid: { needs: 'tag_id' },
  swift: { namespace: 'required' },
  vcpkg: { lower: ['name'], namespace: 'prohibited' },
  'vscode-extension': { lower: both, namespace: 'required' },
};

/** Types of package URLs by the ecosystem of OSV whose packages they name. */
export const typesOfEcosystems: Readonly<Record<string, string>> = {
  Go: 'golang',
  npm: 'npm',
  PyPI: 'pypi',
  'crates.io': 'cargo',
  RubyGems: 'gem',
  Maven: 'maven',
  NuGet: 'nuget',
  Packagist: 'composer',
  Hex: 'hex',
  Pub: 'pub',
  SwiftURL: 'swift',
  Hackage: 'hackage',
  CRAN: 'cran',
  Bitnami: 'bitnami',
  opam: 'opam',
  ConanCenter: 'conan',
};
