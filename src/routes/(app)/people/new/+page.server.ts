import { error, fail } from '@sveltejs/kit';
import { setError, superValidate, type SuperValidated } from 'sveltekit-superforms';
import { zod4 } from 'sveltekit-superforms/adapters';
import { newPersonForm, type NewPersonInput } from '$lib/accounts/person-form';
import { roleName } from '$lib/accounts/role-words';
import { roles } from '$lib/accounts/role';
import { areaName } from '$lib/areas/area-name';
import { m } from '$lib/paraglide/messages';
import { getLocale } from '$lib/paraglide/runtime';
import { provedRecently, requirePolicy, requireRecentProofToOpen, type Access } from '$lib/server/access';
import { allProvinces } from '$lib/server/areas/queries';
import { clubById, openClubs } from '$lib/server/clubs/queries';
import { canSendMail } from '$lib/server/mail/sender';
import type { Invitation } from '$lib/server/people/invite-person';
import { inviteAndSend } from '$lib/server/people/send-invitation';
import { canGrant, canSeePeople } from '$lib/server/policy';
import { qrPicture } from '$lib/server/qr';
import { readForm } from '$lib/server/web/sent-form';
import type { Actions, PageServerLoad } from './$types';

const registrarOf = ({ id, provinceCode }: { id: string; provinceCode: string }) =>
	({ role: 'registrar', clubId: id, provinceCode }) as const;

export const load: PageServerLoad = async (event) => {
	const { actor, scope } = requirePolicy(event, canSeePeople);
	requireRecentProofToOpen(event, actor);
	const { clubs, provinces } = await scope(async (tx) => ({
		clubs: await openClubs(tx),
		provinces: await allProvinces(tx)
	}));
	const open = clubs.filter((club) => canGrant(actor, registrarOf(club)));
	const grantable = roles.filter((role) =>
		role === 'club_admin' || role === 'registrar'
			? open.length > 0
			: role !== 'drive_helper' && canGrant(actor, { role, clubId: null, provinceCode: '' })
	);
	const blank = { clubId: open.length === 1 ? open[0]?.id : '', locale: getLocale() };
	return {
		form: await superValidate(blank, zod4(newPersonForm), { errors: false }),
		mails: canSendMail(),
		roles: grantable.map((value) => ({ value, label: roleName[value]() })),
		clubs: open.map(({ id, name }) => ({ value: id, label: name })),
		provinces: grantable.includes('province_coordinator')
			? provinces.map((one) => ({ value: one.code, label: areaName(one, getLocale()) }))
			: []
	};
};

/** Where the role is held, as the letter names it; null if the actor may not give it there. */
async function placeOf({ actor, scope }: Access, { role, clubId, provinceCode, locale }: NewPersonInput) {
	if (role === 'drive_helper') return null;
	if (role === 'club_admin' || role === 'registrar') {
		const club = await scope((tx) => clubById(tx, clubId));
		return club && canGrant(actor, { role, clubId, provinceCode: club.provinceCode }) ? club.name : null;
	}
	if (!canGrant(actor, { role, clubId: null, provinceCode })) return null;
	const province = (await scope(allProvinces)).find(({ code }) => code === provinceCode);
	return province ? areaName(province, locale) : 'Giọt Hồng';
}

function invitationOf({ role, clubId, provinceCode, until, ...person }: NewPersonInput): Invitation {
	return {
		...person,
		role,
		clubId: role === 'club_admin' || role === 'registrar' ? clubId : null,
		provinceCode: role === 'province_coordinator' ? provinceCode : null,
		until: until || null
	};
}

/** The answer to a form of which one field is refused. */
function refusedAt(form: SuperValidated<NewPersonInput>, field: keyof NewPersonInput, words: string) {
	setError(form, field, words);
	return fail(409, { form, confirm: false });
}

export const actions: Actions = {
	default: async (event) => {
		const access = requirePolicy(event, canSeePeople);
		const { actor } = access;
		const form = await readForm(event.request, newPersonForm);
		const confirm = !provedRecently(actor);
		if (confirm || !form.valid) return fail(confirm ? 403 : 400, { form, confirm });
		const place = await placeOf(access, form.data);
		if (place === null) error(404);

		const invitation = invitationOf(form.data);
		const result = await access.scope((tx) => inviteAndSend(tx, { actor, invitation, place, now: new Date() }));
		// The form does not offer it; it was closed meanwhile.
		if (!result.ok && result.refusal === 'club_closed') return refusedAt(form, 'clubId', m.person_club_closed());
		if (!result.ok && result.refusal === 'unknown_province') return refusedAt(form, 'provinceCode', 'not_a_choice');
		if (!result.ok && result.refusal === 'last_day_passed') return refusedAt(form, 'until', m.people_last_day_passed());
		if (!result.ok) return refusedAt(form, 'email', m.person_already_member());
		const { link } = result.value;
		const { role, clubId, provinceCode, locale } = form.data;
		// The next one often gets the same role at the same place.
		const next = await superValidate({ role, clubId, provinceCode, locale }, zod4(newPersonForm), { errors: false });
		return {
			form: next,
			invited: { name: invitation.fullName, link, picture: qrPicture(link), mailed: canSendMail() }
		};
	}
};
