import type { ComponentChildren } from 'preact';
import type { Instant } from '../core/process/instant.ts';

/** What every page knows besides its own matter: whose site it is, the moment, and how the reader wants to see it. */
export interface Frame {
  /** The project's display name, such as Contour. */
  readonly project: string;
  /** The moment at which the page was made; countdowns are relative to it. */
  readonly now: Instant;
  /** The reader's zone (IANA name); `UTC` shows no second clock. */
  readonly zone: string;
  readonly theme: 'auto' | 'light' | 'dark';
  /** Path of this page, for `aria-current` and for coming back from the display form. */
  readonly path: string;
  /** Proof that a form came from our own page; every form carries it when it is there. */
  readonly formToken?: string | undefined;
  /** Who is signed in. */
  readonly person?: { readonly name: string; readonly role: string } | undefined;
  /** In `demo` and `drill` no mail leaves, and every page says so. */
  readonly mode: 'real' | 'demo' | 'drill';
  /** On a page that the team sees through somebody else's eyes: whose, and the way back. Nothing on it can be sent. */
  readonly viewedAs?: { readonly who: string; readonly back: string } | undefined;
  /** For a page that lies as a file, without a server behind it. */
  readonly alone?: Alone | undefined;
}

/** What a page needs that no server answers for. */
export interface Alone {
  /** What its links begin with: `../..` from a folder two below the root, or the site's absolute address. */
  readonly root: string;
  /** Where to report and what else the project wants linked; absolute addresses. */
  readonly links: readonly { readonly href: string; readonly text: string }[];
}

/**
 * Where a link to a path of this site leads from this page: the path itself where a server answers; among files it is
 * told from the page's own place, and a page is a folder. Other addresses stay as they are.
 */
export function linkTo({ alone }: Pick<Frame, 'alone'>, path: string): string {
  if (!alone || !path.startsWith('/')) return path;
  const isFile = /\.[a-z]+(\?.*)?$/.test(path);
  return `${alone.root}${path}${isFile || path.endsWith('/') ? '' : '/'}`;
}

let drawn: Frame | undefined;

/** Draws with this frame; what is drawn afterwards has the one before again. */
export function withFrame<T>(frame: Frame, draw: () => T): T {
  const before = drawn;
  drawn = frame;
  try {
    return draw();
  } finally {
    drawn = before;
  }
}

/** What is inside is drawn with this frame: html-of.ts sees to it. */
export const InFrame = ({ children }: { frame: Frame; children?: ComponentChildren }): ComponentChildren => children;

/**
 * The frame of the page being drawn.
 * @throws Error when a part is drawn outside a shell: a fault of the program, never of its user.
 */
export function useFrame(): Frame {
  if (!drawn) throw new Error('A part that needs the frame was drawn outside a shell.');
  return drawn;
}
