import type { JSX } from 'preact';
import { openLink } from '../../app/identity/link.ts';
import { Button } from '../../parts/button.tsx';
import { Form, FormActions } from '../../parts/form.tsx';
import type { Frame } from '../../parts/frame.ts';
import { PageHeading } from '../../parts/page-heading.tsx';
import { PublicShell } from '../../parts/public-shell.tsx';
import type { Answer, Ask } from '../exchange.ts';
import { frameOf } from '../frame.ts';
import { type Problem, plain } from '../problem.ts';
import { page, seeOther } from '../reply.ts';
import { sessionCookie } from './sign-in.tsx';

function Link({ frame, action }: { frame: Frame; action: string }): JSX.Element {
  return (
    <PublicShell frame={frame} title="One-time link" width="narrow">
      <PageHeading
        title="Welcome"
        lead="This link works once. Go on when you are at the device that you want to sign in with."
      />
      <Form action={action}>
        <FormActions>
          <Button look="main" big>
            Go on
          </Button>
        </FormActions>
      </Form>
    </PublicShell>
  );
}

const stranger = (ask: Ask): Ask => ({ ...ask, visitor: { kind: 'anyone' } });

/** Said of every link that opens nothing, whatever the reason. */
const spent: Problem = plain(
  404,
  'link_spent',
  'This link opens nothing',
  'It was used already, it has ended, or it is not whole. Ask whoever sent it for a new one.',
);

/** The page behind a one-time link. Reading it uses nothing up: machines that read mail follow every address. */
export async function linkPage(ask: Ask): Promise<Answer> {
  return page(<Link frame={frameOf(stranger(ask), '/')} action={ask.path} />);
}

/** Uses the link: on to registering a passkey, or, in a demonstration, straight in. */
export async function useLink(ask: Ask): Promise<Answer> {
  const opened = await openLink(ask.site.gatehouse, ask.params.token ?? '');
  if (!opened) return spent;
  return seeOther(opened.purpose === 'demo' ? '/sign-in' : '/register', { cookies: [sessionCookie(ask, opened)] });
}

/** In a demonstration one press signs in. */
export async function demoSignIn(ask: Ask): Promise<Answer> {
  const opened = await openLink(ask.site.gatehouse, ask.params.token ?? '');
  return opened?.purpose === 'demo' ? seeOther('/sign-in', { cookies: [sessionCookie(ask, opened)] }) : spent;
}
