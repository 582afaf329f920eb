import type { ComponentChildren, JSX } from 'preact';
import { Document } from './document.tsx';
import type { Frame } from './frame.ts';
import { ModeBar } from './mode-bar.tsx';
import { Nav, type NavLink } from './nav.tsx';
import { SiteFooter } from './site-footer.tsx';
import { Wordmark } from './wordmark.tsx';

/** The main places of the public site. */
export const publicPlaces: readonly NavLink[] = [
  { href: '/report', text: 'Report' },
  { href: '/advisories', text: 'Advisories' },
  { href: '/policy', text: 'Policy' },
  { href: '/join', text: 'Distributors', also: ['/distributors'] },
  { href: '/r/', text: 'Your report' },
];

const help = [
  { href: '/policy', text: 'How we handle reports' },
  { href: '/report/leak', text: 'Report a leak' },
  { href: '/feed.atom', text: 'Feed' },
  { href: '/.well-known/security.txt', text: 'security.txt' },
  { href: '/sign-in', text: 'Team sign-in' },
];

/** What a page without a server can lead to: what lies beside it, and what the project named. */
function linksOf({ alone }: Frame): { readonly places: readonly NavLink[]; readonly help: readonly NavLink[] } {
  if (!alone) return { places: publicPlaces, help };
  return {
    places: [{ href: '/advisories', text: 'Advisories' }, ...alone.links],
    help: [
      { href: '/feed.atom', text: 'Feed' },
      { href: '/.well-known/csaf/provider-metadata.json', text: 'CSAF provider' },
    ],
  };
}

/** The frame of pages that anybody may read. No script at all. `indexed` lets search engines keep the page. */
export function PublicShell(props: {
  frame: Frame;
  title: string;
  indexed?: boolean;
  width?: 'narrow' | 'normal';
  alternates?: readonly { type: string; href: string; title: string }[];
  canonical?: string;
  /** Leaves out the form for zone and colours, on pages that must be alike for everybody. */
  alike?: boolean;
  hero?: ComponentChildren;
  scripts?: readonly string[];
  children: ComponentChildren;
}): JSX.Element {
  const { frame } = props;
  const links = linksOf(frame);
  return (
    <Document
      frame={frame}
      title={`${props.title} · ${frame.project} security`}
      shell="public"
      indexed={props.indexed ?? false}
      alternates={props.alternates ?? []}
      canonical={props.canonical}
      scripts={props.scripts ?? []}
    >
      <ModeBar />
      <header class="top">
        <div class="wrap top-in">
          <Wordmark href="/" name={frame.project} sub="security" />
          <Nav label="Main" links={links.places} />
        </div>
      </header>
      <main id="main" tabIndex={-1}>
        {props.hero}
        <div class={props.width === 'narrow' ? 'wrap wrap-narrow' : 'wrap'}>{props.children}</div>
      </main>
      <SiteFooter links={links.help} bare={(props.alike ?? false) || frame.alone !== undefined} />
    </Document>
  );
}
