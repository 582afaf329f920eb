import type { ComponentChildren, JSX } from 'preact';
import { Document } from './document.tsx';
import type { Frame } from './frame.ts';
import { ModeBar } from './mode-bar.tsx';
import { Nav } from './nav.tsx';
import { NowBar, type NowSentence } from './now-bar.tsx';
import { SiteFooter } from './site-footer.tsx';
import { Wordmark } from './wordmark.tsx';

const places = [
  { href: '/partner', text: 'Notices' },
  { href: '/partner/vouch', text: 'Vouching' },
  { href: '/partner/keys', text: 'Keys' },
  { href: '/partner/people', text: 'People' },
  { href: '/advisories', text: 'Advisories' },
];

const help = [
  { href: '/report/leak', text: 'Report a leak' },
  { href: '/policy', text: 'Policy' },
  { href: '/advisories', text: 'Advisories' },
];

/** The distributors' frame: forms only, works fully without script. */
export function PartnerShell(props: {
  frame: Frame;
  title: string;
  now?: NowSentence | undefined;
  banner?: ComponentChildren;
  children: ComponentChildren;
}): JSX.Element {
  const { frame } = props;
  return (
    <Document frame={frame} title={`${props.title} · ${frame.project} distributors`} shell="partner">
      <ModeBar />
      <header class="top">
        <div class="wrap top-in">
          <Wordmark href="/partner" name={frame.project} sub="distributors" />
          <Nav label="Main" links={places} start />
          <p class="whoami">
            <span>
              {frame.person?.name} <span class="small">({frame.person?.role})</span>
            </span>
            <a href="/sign-out">Sign out</a>
          </p>
        </div>
      </header>
      {props.now ? <NowBar sentence={props.now} /> : null}
      {props.banner}
      <main id="main" tabIndex={-1}>
        <div class="wrap">{props.children}</div>
      </main>
      <SiteFooter links={help} />
    </Document>
  );
}
