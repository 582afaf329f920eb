import { compareDigits, compareLists } from './digits.ts';

/** CRAN's package_version and Hackage's Version: numbers alone; of two that begin alike the longer one is newer. */
export function compareDotted(a: string, b: string): number {
  return compareLists(a.trim().split(/[.-]/), b.trim().split(/[.-]/), compareDigits);
}
