import { fail, redirect, type RequestEvent } from '@sveltejs/kit';
import { knownPersonForm, newcomerForm } from '$lib/accounts/newcomer-form';
import { passwordObjectionText } from '$lib/accounts/password-words';
import { roleName } from '$lib/accounts/role-words';
import { signInRefusalText, signInStatus } from '$lib/accounts/sign-in-words';
import { fieldWords } from '$lib/field-words';
import { m } from '$lib/paraglide/messages';
import { getLocale } from '$lib/paraglide/runtime';
import { arrive } from '$lib/server/web/arrive';
import { provinceName } from '$lib/server/areas/province-name';
import { hashUnlessBusy } from '$lib/server/auth/password';
import { objectionToPassword } from '$lib/server/auth/password-rules';
import { checkPassword } from '$lib/server/auth/sign-in';
import { startSession } from '$lib/server/auth/start-session';
import { tokenHash } from '$lib/server/auth/token';
import { acceptInvitationBy, type Newcomer } from '$lib/server/people/accept-invitation';
import { tokenOffer, type TokenOffer } from '$lib/server/people/token-offer';
import { deviceOf } from '$lib/server/web/device';
import { linkIsOver } from '$lib/server/web/link-is-over';
import { sentFields } from '$lib/server/web/sent-form';
import type { Actions, PageServerLoad } from './$types';

async function requireOffer({ params }: RequestEvent): Promise<TokenOffer> {
	const offer = await tokenOffer(tokenHash(params.token ?? ''), ['invitation']);
	return offer ?? linkIsOver();
}

/** Where the role is held: the club or the province; null for a role of the whole house. */
const placeOf = async ({ clubName, provinceCode }: TokenOffer) =>
	clubName ?? (provinceCode && (await provinceName(provinceCode, getLocale())));

export const load: PageServerLoad = async (event) => {
	const offer = await requireOffer(event);
	const { accountId, fullName, email, joined, role, inviter, predecessor } = offer;
	const { actor } = event.locals;
	return {
		fullName: joined ? '' : fullName,
		email,
		joined,
		role: role && roleName[role](),
		place: await placeOf(offer),
		inviter,
		predecessor,
		signedInAs: actor && actor.accountId !== accountId ? actor.fullName : null
	};
};

type Problems = { status?: number; fullName?: string; password?: string };

const refusedWith = (status: number, typed: { fullName?: unknown }, problems: Problems) =>
	fail(status, { fullName: String(typed.fullName ?? ''), problems });

/** What is typed: `proof` is the hash of the password. */
type Given<Who> = { newcomer: Who; password: string; proof: string | null } | { problems: Problems };

/** Somebody new sets a name and a password. */
async function newcomerFrom(typed: Record<string, unknown>, { email }: TokenOffer): Promise<Given<Newcomer>> {
	const parsed = newcomerForm.safeParse(typed);
	if (!parsed.success) {
		const found = parsed.error.flatten().fieldErrors as Record<string, string[] | undefined>;
		const said = (field: string) => found[field]?.map(fieldWords)[0];
		return { problems: { fullName: said('fullName'), password: said('password') } };
	}
	const { fullName, password } = parsed.data;
	const objection = await objectionToPassword(password, { hasFactor: false, own: [fullName, email] });
	if (objection) return { problems: { password: passwordObjectionText[objection](false) } };
	const passwordHash = await hashUnlessBusy(password);
	if (passwordHash === null) return { problems: { status: 503, password: signInRefusalText.sign_in_busy() } };
	return { newcomer: { fullName, passwordHash, locale: getLocale() }, password, proof: passwordHash };
}

/** Somebody who has an account proves it by its password. */
async function knownFrom(
	event: RequestEvent,
	typed: Record<string, unknown>,
	{ email }: TokenOffer
): Promise<Given<null>> {
	const parsed = knownPersonForm.safeParse({ password: typed.password });
	if (!parsed.success) return { problems: { password: fieldWords('required') } };
	const { password } = parsed.data;
	const checked = await checkPassword({ email, password, ...deviceOf(event) });
	if (checked.ok) return { newcomer: null, password, proof: checked.value.password_hash };
	return { problems: { status: signInStatus[checked.refusal], password: signInRefusalText[checked.refusal]() } };
}

export const actions: Actions = {
	default: async (event) => {
		const offer = await requireOffer(event);
		const typed = Object.fromEntries(await sentFields(event.request, ['fullName', 'password']));
		const given = offer.joined ? await knownFrom(event, typed, offer) : await newcomerFrom(typed, offer);
		if ('problems' in given) return refusedWith(given.problems.status ?? 400, typed, given.problems);

		const device = deviceOf(event);
		const hash = tokenHash(event.params.token);
		const result = await acceptInvitationBy(hash, { newcomer: given.newcomer, now: device.now });
		if (!result.ok && result.refusal === 'joined_meanwhile')
			return refusedWith(400, typed, { password: m.invitation_joined_meanwhile() });
		if (!result.ok) linkIsOver();
		const { accountId } = result.value;
		const begun = await startSession({ accountId, proof: given.proof, then: given }, device);
		// The role has begun. What is missing to sign in is said there.
		if (!begun.ok) redirect(303, '/login');
		return arrive(event.cookies, { ...begun.value, locale: getLocale(), next: '/' });
	}
};
