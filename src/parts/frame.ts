import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
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
}

export const FrameContext = createContext<Frame | null>(null);

/**
 * The frame of the page being drawn.
 * @throws Error when a part is drawn outside a shell: a fault of the program, never of its user.
 */
export function useFrame(): Frame {
  const frame = useContext(FrameContext);
  if (!frame) throw new Error('A part that needs the frame was drawn outside a shell.');
  return frame;
}
