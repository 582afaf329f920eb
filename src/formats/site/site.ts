import type { PublishedAdvisory } from '../../core/advisory/advisory.ts';
import type { SigningKeyCard } from '../csaf/provider.ts';

/** Whose public site it is. */
export interface Site {
  /** Name of the project, as pages show it. */
  readonly title: string;
  /** Absolute address without a slash at its end, such as `https://security.example.org`. */
  readonly address: string;
  readonly publisher: PublishedAdvisory['publisher'];
  /** What the pages link to besides the advisories, where to report first; absolute addresses. */
  readonly links: readonly { readonly href: string; readonly text: string }[];
  /** The key whose private half signs the CSAF documents; its public half is armoured. */
  readonly key?: (SigningKeyCard & { readonly publicKey: string }) | undefined;
}

/** One file; its path is below the site's root and does not begin with a slash. */
export interface SiteFile {
  readonly path: string;
  readonly body: string | Uint8Array;
  /** The path of a file before it that has the same bytes. */
  readonly same?: string | undefined;
}

/** What proves that a document is whole and whose it is; handed in, since this room knows no cryptography. */
export interface Seals {
  /** Hexadecimal digests; a text is taken in UTF-8. */
  readonly sha256: (body: SiteFile['body']) => string;
  readonly sha512: (body: SiteFile['body']) => string;
  /** An armoured detached OpenPGP signature. */
  readonly sign?: ((body: SiteFile['body']) => Promise<string>) | undefined;
}
