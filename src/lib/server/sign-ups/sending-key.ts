import { v5 } from 'uuid';
import type { SignUpInput } from '$lib/sign-ups/sign-up-form';

/**
 * The key under which a sign-up is kept once, however often it is sent. It follows from the id that the form was issued with and from who is named: whoever goes back in
 * the browser to sign up a second person sends another one.
 */
export function sendingKey({ id, fullName, birthDate }: Pick<SignUpInput, 'id' | 'fullName' | 'birthDate'>): string {
	return v5(JSON.stringify([fullName, birthDate]), id);
}
