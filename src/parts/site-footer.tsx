import type { JSX } from 'preact';
import { Button } from './button.tsx';
import { Form } from './form.tsx';
import { linkTo, useFrame } from './frame.ts';
import type { NavLink } from './nav.tsx';

/** Zones offered without script; a profile may hold any IANA zone and is then offered too. */
const zones = [
  'UTC',
  'America/Los_Angeles',
  'America/New_York',
  'America/Sao_Paulo',
  'Europe/London',
  'Europe/Berlin',
  'Africa/Nairobi',
  'Asia/Kolkata',
  'Asia/Shanghai',
  'Asia/Tokyo',
  'Australia/Sydney',
];

const themes = [
  ['auto', 'As my device'],
  ['light', 'Light'],
  ['dark', 'Dark'],
] as const;

function Display(): JSX.Element {
  const { zone, theme, path } = useFrame();
  const offered = zones.includes(zone) ? zones : [zone, ...zones];
  return (
    <Form action="/display" hidden={{ back: path }} plain>
      <div>
        <label for="display-zone">Show times in</label>
        <select class="input" id="display-zone" name="zone">
          {offered.map((each) => (
            <option value={each} key={each} selected={each === zone}>
              {each.replaceAll('_', ' ')}
            </option>
          ))}
        </select>
      </div>
      <div>
        <label for="display-theme">Colours</label>
        <select class="input" id="display-theme" name="theme">
          {themes.map(([value, text]) => (
            <option value={value} key={value} selected={value === theme}>
              {text}
            </option>
          ))}
        </select>
      </div>
      <Button>Show</Button>
    </Form>
  );
}

/** The foot of every page: help in the same place, and how to show times and colours (kept in a cookie, no script). */
export function SiteFooter(props: { links: readonly NavLink[]; wide?: boolean; bare?: boolean }): JSX.Element {
  const frame = useFrame();
  return (
    <footer class="foot">
      <div class={props.wide ? 'wrap wrap-wide foot-in' : 'wrap foot-in'}>
        <div class="stack stack-2">
          <ul>
            {props.links.map((link) => (
              <li key={link.href}>
                <a href={linkTo(frame, link.href)}>{link.text}</a>
              </li>
            ))}
          </ul>
          <p>Held by Tidegate.</p>
        </div>
        {props.bare ? null : <Display />}
      </div>
    </footer>
  );
}
