/** Ecosystems of packages that OSV knows, as its schema 1.7.5 writes them: case counts. */
export const ecosystems: readonly string[] = [
  'AlmaLinux',
  'Alpaquita',
  'Alpine',
  'Android',
  'Azure Linux',
  'BellSoft Hardened Containers',
  'Bioconductor',
  'Bitnami',
  'Chainguard',
  'CleanStart',
  'ConanCenter',
  'CRAN',
  'crates.io',
  'Debian',
  'Docker Hardened Images',
  'Echo',
  'FreeBSD',
  'GHC',
  'GitHub Actions',
  'Go',
  'Hackage',
  'Hex',
  'Julia',
  'Kubernetes',
  'Linux',
  'Mageia',
  'Maven',
  'MinimOS',
  'npm',
  'NuGet',
  'opam',
  'openEuler',
  'openSUSE',
  'OSS-Fuzz',
  'Packagist',
  'Photon OS',
  'Pub',
  'PyPI',
  'Red Hat',
  'Rocky Linux',
  'Root',
  'RubyGems',
  'SUSE',
  'SwiftURL',
  'TuxCare',
  'Ubuntu',
  'VSCode',
  'Wolfi',
];

/** Whether the text names an ecosystem, with or without a release behind a colon (`Debian:13`). */
export const isEcosystem = (text: string): boolean => {
  const [name = '', ...release] = text.split(':');
  return (ecosystems.includes(name) || name === 'GIT') && release.every((part) => part !== '');
};

/** The name that was probably meant, when only its capitals differ. */
export const ecosystemLike = (text: string): string | undefined =>
  ecosystems.find((name) => name.toLowerCase() === text.toLowerCase());
