import { compareAlpine } from './alpine.ts';
import { compareDebian } from './debian.ts';
import { compareDotted } from './dotted.ts';
import { compareMaven } from './maven.ts';
import { compareNuget } from './nuget.ts';
import { comparePackagist } from './packagist.ts';
import { comparePypi } from './pypi.ts';
import { compareRpm } from './rpm.ts';
import { compareRubygems } from './rubygems.ts';
import { comparePub, compareSemver } from './semver.ts';

/** Negative when the first version comes before the second, positive when after, 0 when they count as the same. */
export type VersionOrder = (a: string, b: string) => number;

/** How the versions of an ecosystem are ordered, by its name in OSV without the release behind a colon. */
const orders: Readonly<Record<string, VersionOrder>> = {
  Alpine: compareAlpine,
  Wolfi: compareAlpine,
  Chainguard: compareAlpine,
  Debian: compareDebian,
  Ubuntu: compareDebian,
  Maven: compareMaven,
  NuGet: compareNuget,
  Packagist: comparePackagist,
  PyPI: comparePypi,
  RubyGems: compareRubygems,
  'Red Hat': compareRpm,
  'Rocky Linux': compareRpm,
  AlmaLinux: compareRpm,
  SUSE: compareRpm,
  openSUSE: compareRpm,
  openEuler: compareRpm,
  Mageia: compareRpm,
  'Azure Linux': compareRpm,
  'Photon OS': compareRpm,
  CRAN: compareDotted,
  Bioconductor: compareDotted,
  Hackage: compareDotted,
  GHC: compareDotted,
  Pub: comparePub,
  Go: compareSemver,
  npm: compareSemver,
  'crates.io': compareSemver,
  Hex: compareSemver,
  SwiftURL: compareSemver,
  Julia: compareSemver,
  'GitHub Actions': compareSemver,
};

/** The order of an ecosystem such as `PyPI` or `Debian:13`; undefined where none is known. */
export const orderOf = (ecosystem: string): VersionOrder | undefined => orders[ecosystem.split(':')[0] ?? ''];
