import {
  browserSupportsWebAuthn,
  type PublicKeyCredentialCreationOptionsJSON,
  type PublicKeyCredentialRequestOptionsJSON,
  startAuthentication,
  startRegistration,
  WebAuthnError,
} from '@simplewebauthn/browser';

/*
 * Lends a hand to every form like this one; the answer of the device travels as an ordinary form, so that the server
 * redirects, sets cookies and says what is wrong as it does for any other.
 *
 *   <form method="post" action="/identity/sign-in" data-passkey="use" data-options="/identity/sign-in/options">
 *     <input type="hidden" name="ceremony"><input type="hidden" name="answer">
 *     <button>…</button> <p role="alert" data-passkey-says></p>
 *   </form>
 *
 * `data-passkey` is `create` to register a passkey, `use` to sign in or confirm. `data-options` is asked by POST with the
 * fields of the form and answers `{ceremony, options}`, or a problem whose `detail` is shown.
 */

interface Begun {
  readonly ceremony: string;
  readonly options: unknown;
}

const sentences = {
  unsupported: 'This browser has no passkeys. Use a current browser, or the one on your phone.',
  cancelled: 'Nothing was confirmed: it was cancelled, or it took too long. Try again when you are ready.',
  known: 'This device has a passkey for your account already. Sign in with it, or choose another device.',
  place: 'Passkeys do not work at this address. Ask whoever runs this site for its proper name.',
  unreachable: 'The server did not answer. Check your connection, then try again.',
  other: 'The device could not do this. Try again, or use another device.',
};

/** What is to be shown instead of going on. */
class Halt extends Error {}

function enhance(form: HTMLFormElement): void {
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    if (form.ariaBusy === 'true') return;
    form.ariaBusy = 'true';
    say(form, '');
    perform(form)
      .catch((trouble: unknown) => say(form, sentenceFor(trouble)))
      .finally(() => {
        form.ariaBusy = 'false';
      });
  });
}

async function perform(form: HTMLFormElement): Promise<void> {
  if (!browserSupportsWebAuthn()) throw new Halt(sentences.unsupported);
  const { ceremony, options } = await ask(form);
  const answer =
    form.dataset.passkey === 'create'
      ? await startRegistration({ optionsJSON: options as PublicKeyCredentialCreationOptionsJSON })
      : await startAuthentication({ optionsJSON: options as PublicKeyCredentialRequestOptionsJSON });
  fill(form, 'ceremony', ceremony);
  fill(form, 'answer', JSON.stringify(answer));
  HTMLFormElement.prototype.submit.call(form);
}

async function ask(form: HTMLFormElement): Promise<Begun> {
  const fields = new URLSearchParams();
  for (const [name, value] of new FormData(form)) if (typeof value === 'string') fields.append(name, value);
  const headers = { Accept: 'application/json' };
  const answer = await fetch(form.dataset.options ?? '', { method: 'POST', body: fields, headers }).catch(
    () => undefined,
  );
  const told: unknown = await answer?.json().catch(() => undefined);
  if (typeof told !== 'object' || told === null) throw new Halt(sentences.unreachable);
  if (answer?.ok && 'ceremony' in told && 'options' in told) return told as Begun;
  throw new Halt('detail' in told && typeof told.detail === 'string' ? told.detail : sentences.other);
}

function fill(form: HTMLFormElement, name: string, value: string): void {
  const field = form.elements.namedItem(name);
  if (field instanceof HTMLInputElement) field.value = value;
}

function say(form: HTMLFormElement, sentence: string): void {
  const place = form.querySelector('[data-passkey-says]');
  if (place) place.textContent = sentence;
}

function sentenceFor(trouble: unknown): string {
  if (trouble instanceof Halt) return trouble.message;
  if (trouble instanceof WebAuthnError) {
    if (trouble.code === 'ERROR_AUTHENTICATOR_PREVIOUSLY_REGISTERED') return sentences.known;
    if (trouble.code === 'ERROR_INVALID_DOMAIN' || trouble.code === 'ERROR_INVALID_RP_ID') return sentences.place;
  }
  const name = trouble instanceof Error ? trouble.name : '';
  return name === 'NotAllowedError' || name === 'AbortError' ? sentences.cancelled : sentences.other;
}

function enhanceAll(): void {
  for (const form of document.querySelectorAll<HTMLFormElement>('form[data-passkey]')) enhance(form);
}

if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', enhanceAll);
else enhanceAll();
