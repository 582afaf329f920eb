import type { JSX } from 'preact';
import { approveLogin, readLogin } from '../../app/identity/login.ts';
import { isRefusal } from '../../core/case/decide.ts';
import { Button } from '../../parts/button.tsx';
import { Callout } from '../../parts/callout.tsx';
import { DefinitionList } from '../../parts/definition-list.tsx';
import { Form, FormActions } from '../../parts/form.tsx';
import type { Frame } from '../../parts/frame.ts';
import { PageHeading } from '../../parts/page-heading.tsx';
import { PublicShell } from '../../parts/public-shell.tsx';
import { Time } from '../../parts/time.tsx';
import type { Answer, Ask } from '../exchange.ts';
import { personalFrame } from '../frame.ts';
import { notFound, refused } from '../problem.ts';
import { page } from '../reply.ts';
import { PasskeyForm, passkeyScript } from './passkey-form.tsx';

type Login = NonNullable<Awaited<ReturnType<typeof readLogin>>>;

function Approve(props: { frame: Frame; code: string; login: Login; isFresh: boolean }): JSX.Element {
  const { frame, code, login, isFresh } = props;
  const here = `/desk/cli/${encodeURIComponent(code)}`;
  return (
    <PublicShell frame={frame} title="Let a command line in" width="narrow" scripts={isFresh ? [] : [passkeyScript]}>
      <PageHeading
        eyebrow={`Code ${code}`}
        title="Let a command line in"
        lead="Somebody asks to act in your name from a command line. Go on only if it was you, just now, and the code is the one that it shows."
      />
      <div class="stack stack-5">
        <DefinitionList
          facts={[
            { term: 'It may', is: login.scopes.join(', ') },
            { term: 'Asked', is: <Time at={login.askedAt} with="distance" /> },
            { term: 'For', is: `${login.tokenDays} days, or until you revoke it` },
          ]}
        />
        {isFresh ? (
          <Form action={here}>
            <FormActions>
              <Button look="main">Let it in</Button>
            </FormActions>
          </Form>
        ) : (
          <>
            <Callout tone="info" title="First show your passkey once more">
              <p>What can act in your name is given out only while your device is at hand.</p>
            </Callout>
            <PasskeyForm
              does="use"
              action="/identity/confirm"
              options="/identity/confirm/options"
              button="Confirm with your passkey"
              hidden={{ next: here }}
            />
          </>
        )}
      </div>
    </PublicShell>
  );
}

function Approved({ frame }: { frame: Frame }): JSX.Element {
  return (
    <PublicShell frame={frame} title="The command line is in" width="narrow">
      <PageHeading title="The command line is in" lead="You may close this page. The command line goes on by itself." />
    </PublicShell>
  );
}

/** What a command line asks for; wrong, used and expired codes are not found, all alike. */
export async function approvalPage(ask: Ask): Promise<Answer> {
  const code = ask.params.code ?? '';
  const found = await readLogin(ask.site.gatehouse, code);
  if (!found || ask.visitor.kind !== 'session') return notFound;
  const { isFresh } = ask.visitor.who.session;
  return page(<Approve frame={await personalFrame(ask)} code={code} login={found} isFresh={isFresh} />);
}

/** The person lets the command line in. */
export async function approve(ask: Ask): Promise<Answer> {
  if (ask.visitor.kind !== 'session') return notFound;
  const done = await approveLogin(ask.site.gatehouse, ask.visitor.who, ask.params.code ?? '');
  if (done === undefined) return notFound;
  if (isRefusal(done)) return refused(done);
  return page(<Approved frame={await personalFrame(ask)} />);
}
