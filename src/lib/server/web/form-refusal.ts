import { setError, type SuperValidated } from 'sveltekit-superforms';

/** Puts the words of a refusal above a form that keeps everything typed; answered with 409. */
export function refuseForm<T extends Record<string, unknown>>(form: SuperValidated<T>, words: string) {
	return setError(form, '', words, { status: 409 });
}
