import type { JSX } from 'preact';
import type { OpenedSession } from '../../app/identity/session.ts';
import { beginSignIn, finishSignIn } from '../../app/identity/sign-in.ts';
import { Callout } from '../../parts/callout.tsx';
import { Card } from '../../parts/card.tsx';
import type { Frame } from '../../parts/frame.ts';
import { PageHeading } from '../../parts/page-heading.tsx';
import { PublicShell } from '../../parts/public-shell.tsx';
import { fieldOf } from '../bodies.ts';
import { cookie, sessionCookieName } from '../cookies.ts';
import type { Answer, Ask } from '../exchange.ts';
import { frameOf } from '../frame.ts';
import { json, page, seeOther } from '../reply.ts';
import { ownPath } from '../site/display.ts';
import { isSecure } from '../visitor.ts';
import { PasskeyForm, passkeyScript } from './passkey-form.tsx';

function SignIn({ frame, next, error }: { frame: Frame; next: string; error?: string }): JSX.Element {
  return (
    <PublicShell frame={frame} title="Sign in" width="narrow" scripts={[passkeyScript]}>
      <PageHeading title="Sign in" lead="For the team and for distributors. Reporters need no account." />
      <div class="stack stack-5">
        {error ? <Callout tone="alarm" title={error} live /> : null}
        <Card title="With your passkey">
          <PasskeyForm
            does="use"
            action="/identity/sign-in"
            options="/identity/sign-in/options"
            button="Sign in with a passkey"
            hidden={{ next }}
          />
        </Card>
        <Card title="You want to report something?" look="panel">
          <p>
            <a href="/report">Report privately</a> or <a href="/r/">go back to your report</a>. Neither needs an
            account.
          </p>
        </Card>
      </div>
    </PublicShell>
  );
}

const stranger = (ask: Ask): Frame => frameOf({ ...ask, visitor: { kind: 'anyone' } });

/** The door of the team and of distributors; whoever is signed in already goes on. */
export async function signInPage(ask: Ask): Promise<Answer> {
  const next = ownPath(ask.query.next ?? '', '');
  if (ask.visitor.kind === 'session') return seeOther(next || homeOf(ask));
  return page(<SignIn frame={stranger(ask)} next={next} />);
}

/** Where a person begins. */
export function homeOf(ask: Ask): string {
  const { visitor } = ask;
  return visitor.kind === 'session' && visitor.who.actor.kind === 'distributor' ? '/partner' : '/desk';
}

/** What the device is asked. */
export async function signInOptions(ask: Ask): Promise<Answer> {
  return json(await beginSignIn(ask.site.gatehouse));
}

/** The cookie of a session that has just been opened. */
export function sessionCookie(ask: Ask, opened: OpenedSession): string {
  const secure = isSecure(ask.site);
  return cookie(sessionCookieName(secure), opened.token, { path: '/', isSecure: secure });
}

/** The device's answer, as text of a form; nothing where it is not JSON. */
export function deviceAnswer(ask: Ask): unknown {
  try {
    return JSON.parse(fieldOf(ask.body, 'answer'));
  } catch {
    return undefined;
  }
}

/** The device has answered: a session opens, or the same sentence stands for whatever was wrong. */
export async function signInAnswer(ask: Ask): Promise<Answer> {
  const next = ownPath(fieldOf(ask.body, 'next'), '');
  const given = { ceremony: fieldOf(ask.body, 'ceremony'), answer: deviceAnswer(ask) };
  const opened = await finishSignIn(ask.site.gatehouse, given);
  if (opened) return seeOther(next || '/sign-in', { cookies: [sessionCookie(ask, opened)] });
  const error = 'That passkey did not sign you in. Try again, or use another device.';
  return page(<SignIn frame={stranger(ask)} next={next} error={error} />, 422);
}
