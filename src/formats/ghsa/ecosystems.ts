/** GitHub's names of the ecosystems that OSV calls otherwise; all others are `other`. */
export const githubNames: Readonly<Record<string, string>> = {
  Go: 'go',
  npm: 'npm',
  PyPI: 'pip',
  'crates.io': 'rust',
  RubyGems: 'rubygems',
  Maven: 'maven',
  NuGet: 'nuget',
  Packagist: 'composer',
  Hex: 'erlang',
  Pub: 'pub',
  SwiftURL: 'swift',
  'GitHub Actions': 'actions',
};

export const githubEcosystems: readonly string[] = [...new Set([...Object.values(githubNames), 'other'])];

/** OSV's name of an ecosystem of GitHub. */
export const osvName = (github: string): string | undefined =>
  Object.keys(githubNames).find((name) => githubNames[name] === github);
