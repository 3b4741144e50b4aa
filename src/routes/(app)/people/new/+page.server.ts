import { error, fail } from '@sveltejs/kit';
import { setError, superValidate } from 'sveltekit-superforms';
import { zod4 } from 'sveltekit-superforms/adapters';
import { newPersonForm, type NewPersonInput } from '$lib/accounts/person-form';
import { roleName } from '$lib/accounts/role-words';
import { roles } from '$lib/accounts/role';
import { areaName } from '$lib/areas/area-name';
import { m } from '$lib/paraglide/messages';
import { getLocale } from '$lib/paraglide/runtime';
import { requirePolicy, type Access } from '$lib/server/access';
import { allProvinces } from '$lib/server/areas/queries';
import { hashPassword } from '$lib/server/auth/password';
import { clubById, listClubs } from '$lib/server/clubs/queries';
import { addPerson } from '$lib/server/people/add-person';
import { firstPassword } from '$lib/server/people/first-password';
import { canGrant, canSeePeople } from '$lib/server/policy';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { actor, scope } = requirePolicy(event, canSeePeople);
	const { clubs, provinces } = await scope(async (tx) => ({
		clubs: await listClubs(tx, { year: 2000 }),
		provinces: await allProvinces(tx)
	}));
	const open = clubs.filter(({ id, provinceCode }) => canGrant(actor, { role: 'registrar', clubId: id, provinceCode }));
	const grantable = roles.filter((role) =>
		role === 'club_admin' || role === 'registrar'
			? open.length > 0
			: role !== 'drive_helper' && canGrant(actor, { role, clubId: null, provinceCode: '' })
	);
	return {
		form: await superValidate({ clubId: open.length === 1 ? open[0]?.id : '' }, zod4(newPersonForm), { errors: false }),
		roles: grantable.map((value) => ({ value, label: roleName[value]() })),
		clubs: open.map(({ id, name }) => ({ value: id, label: name })),
		provinces: grantable.includes('province_coordinator')
			? provinces.map((one) => ({ value: one.code, label: areaName(one, getLocale()) }))
			: []
	};
};

async function mayGrant({ actor, scope }: Access, { role, clubId, provinceCode }: NewPersonInput): Promise<boolean> {
	if (role === 'drive_helper') return false;
	if (role !== 'club_admin' && role !== 'registrar') return canGrant(actor, { role, clubId: null, provinceCode });
	const club = await scope((tx) => clubById(tx, clubId));
	return club !== undefined && canGrant(actor, { role, clubId, provinceCode: club.provinceCode });
}

export const actions: Actions = {
	default: async (event) => {
		const access = requirePolicy(event, canSeePeople);
		const form = await superValidate(event, zod4(newPersonForm));
		if (!form.valid) return fail(400, { form });
		if (!(await mayGrant(access, form.data))) error(404);
		const password = firstPassword();
		const credentials = { passwordHash: await hashPassword(password), locale: getLocale() };
		const result = await access.scope((tx) => addPerson(tx, access.actor, form.data, credentials));
		if (!result.ok && result.refusal === 'unknown_province')
			return setError(form, 'provinceCode', 'not_a_choice', { status: 409 });
		if (!result.ok) return setError(form, 'email', m.person_email_taken(), { status: 409 });
		return { form, added: { name: form.data.fullName, password } };
	}
};
