import type { JSX } from 'preact';
import { beginRegistration, finishRegistration } from '../../app/identity/register-passkey.ts';
import { beginConfirmation, finishConfirmation } from '../../app/identity/sign-in.ts';
import { isRefusal } from '../../core/case/decide.ts';
import { Callout } from '../../parts/callout.tsx';
import type { Frame } from '../../parts/frame.ts';
import { PageHeading } from '../../parts/page-heading.tsx';
import { PublicShell } from '../../parts/public-shell.tsx';
import { TextInput } from '../../parts/text-input.tsx';
import { fieldOf } from '../bodies.ts';
import type { Answer, Ask } from '../exchange.ts';
import { personalFrame } from '../frame.ts';
import { notFound, plain, refused } from '../problem.ts';
import { json, page, seeOther } from '../reply.ts';
import { ownPath } from '../site/display.ts';
import { PasskeyForm, passkeyScript } from './passkey-form.tsx';
import { deviceAnswer, homeOf, sessionCookie } from './sign-in.tsx';

function Register({ frame, error }: { frame: Frame; error?: string }): JSX.Element {
  return (
    <PublicShell frame={frame} title="Make a passkey" width="narrow" scripts={[passkeyScript]}>
      <PageHeading
        title="Make a passkey"
        lead="Your device asks for your finger, your face or its code. There are no passwords here."
      />
      <div class="stack stack-5">
        {error ? <Callout tone="alarm" title={error} live /> : null}
        <PasskeyForm does="create" action="/register" options="/register/options" button="Make a passkey">
          <TextInput name="label" label="What you call this device" need="may" width="mid" />
        </PasskeyForm>
        <Callout tone="quiet" title="Make a second one soon">
          <p>A passkey on a second device lets you in when the first is lost.</p>
        </Callout>
      </div>
    </PublicShell>
  );
}

/** Where a person who followed a one-time link registers the first passkey, and others a further one. */
export async function registerPage(ask: Ask): Promise<Answer> {
  return page(<Register frame={await personalFrame(ask)} />);
}

export async function registerOptions(ask: Ask): Promise<Answer> {
  if (ask.visitor.kind !== 'session') return notFound;
  const begun = await beginRegistration(ask.site.gatehouse, ask.visitor.who);
  return isRefusal(begun) ? refused(begun) : json(begun);
}

/** The device has made a passkey: an enrolling session becomes a full one. */
export async function registerAnswer(ask: Ask): Promise<Answer> {
  if (ask.visitor.kind !== 'session') return notFound;
  const given = {
    ceremony: fieldOf(ask.body, 'ceremony'),
    answer: deviceAnswer(ask),
    label: fieldOf(ask.body, 'label'),
  };
  const done = await finishRegistration(ask.site.gatehouse, ask.visitor.who, given);
  if (isRefusal(done)) {
    const error = done.gates.map(({ sentence }) => sentence).join(' ');
    return page(<Register frame={await personalFrame(ask)} error={error} />, 422);
  }
  return done.session ? seeOther('/sign-in', { cookies: [sessionCookie(ask, done.session)] }) : seeOther(homeOf(ask));
}

export async function confirmOptions(ask: Ask): Promise<Answer> {
  if (ask.visitor.kind !== 'session') return notFound;
  return json(await beginConfirmation(ask.site.gatehouse, ask.visitor.who));
}

/** The person has just shown a passkey again: for five minutes the session counts as fresh. */
export async function confirmAnswer(ask: Ask): Promise<Answer> {
  if (ask.visitor.kind !== 'session') return notFound;
  const given = { ceremony: fieldOf(ask.body, 'ceremony'), answer: deviceAnswer(ask) };
  const held = await finishConfirmation(ask.site.gatehouse, ask.visitor.who, given);
  if (held) return seeOther(ownPath(fieldOf(ask.body, 'next'), homeOf(ask)));
  return plain(
    422,
    'passkey_answer',
    'Not confirmed',
    'The passkey’s answer did not hold, or it came too late. Go back and try again.',
  );
}
