import type { JSX } from 'preact';
import { linkTo, useFrame } from './frame.ts';

export interface NavLink {
  readonly href: string;
  readonly text: string;
  readonly count?: number | undefined;
  /** Other addresses below which pages belong to this place. */
  readonly also?: readonly string[];
  /** Whether only its very address is meant, and not everything that begins with it. */
  readonly isExact?: boolean;
}

/** Links between the main places; the one that this page belongs to, by its path, is marked as current. */
export function Nav(props: { label: string; links: readonly NavLink[]; start?: boolean }): JSX.Element {
  const frame = useFrame();
  const { path } = frame;
  const isUnder = (place: string): boolean => path === place || path.startsWith(`${place}/`);
  const current = props.links
    .filter((link) => (link.isExact ? path === link.href : isUnder(link.href)) || link.also?.some(isUnder))
    .sort((a, b) => b.href.length - a.href.length)[0];
  return (
    <nav aria-label={props.label} class={props.start ? undefined : 'nav-side'}>
      <ul class={props.start ? 'nav nav-start' : 'nav'}>
        {props.links.map((link) => (
          <li key={link.href}>
            <a href={linkTo(frame, link.href)} aria-current={link === current ? 'page' : undefined}>
              {link.text}
              {link.count === undefined ? null : <span class="count">{link.count}</span>}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** Where this page lies: links from the outermost place to the parent. */
export function Crumbs({ links }: { links: readonly NavLink[] }): JSX.Element {
  const frame = useFrame();
  return (
    <nav aria-label="Where you are">
      <ul class="crumbs">
        {links.map((link) => (
          <li key={link.href}>
            <a href={linkTo(frame, link.href)}>{link.text}</a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
