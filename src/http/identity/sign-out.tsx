import type { JSX } from 'preact';
import { endSession } from '../../app/identity/session.ts';
import { Button } from '../../parts/button.tsx';
import { Form, FormActions } from '../../parts/form.tsx';
import type { Frame } from '../../parts/frame.ts';
import { PageHeading } from '../../parts/page-heading.tsx';
import { PublicShell } from '../../parts/public-shell.tsx';
import { cookie, sessionCookieName } from '../cookies.ts';
import type { Answer, Ask } from '../exchange.ts';
import { frameOf } from '../frame.ts';
import { page, seeOther } from '../reply.ts';
import { isSecure } from '../visitor.ts';

function SignOut({ frame }: { frame: Frame }): JSX.Element {
  return (
    <PublicShell frame={frame} title="Sign out" width="narrow">
      <PageHeading title="Sign out" lead="Ends this session on this device. Others of yours stay." />
      <Form action="/sign-out">
        <FormActions>
          <Button look="main">Sign out</Button>
        </FormActions>
      </Form>
    </PublicShell>
  );
}

export async function signOutPage(ask: Ask): Promise<Answer> {
  return ask.visitor.kind === 'session' ? page(<SignOut frame={frameOf(ask)} />) : seeOther('/sign-in');
}

/** Ends the session here and on the server, and has the browser forget what it kept. */
export async function signOut(ask: Ask): Promise<Answer> {
  if (ask.visitor.kind === 'session') await endSession(ask.site.gatehouse, ask.visitor.token);
  const secure = isSecure(ask.site);
  const gone = cookie(sessionCookieName(secure), '', { path: '/', isSecure: secure, age: 0 });
  const reply = seeOther('/sign-in', { cookies: [gone] });
  return { ...reply, headers: { ...reply.headers, 'Clear-Site-Data': '"cache", "storage"' } };
}
