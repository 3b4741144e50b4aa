import { fail } from '@sveltejs/kit';
import { message, setError, superValidate } from 'sveltekit-superforms';
import { zod4 } from 'sveltekit-superforms/adapters';
import type { AreaKind } from '$lib/areas/area';
import { areaForm } from '$lib/areas/area-form';
import { areaLabel } from '$lib/areas/area-words';
import { differences } from '$lib/differences';
import { m } from '$lib/paraglide/messages';
import { getLocale } from '$lib/paraglide/runtime';
import { requireArea } from '$lib/server/areas/access';
import { editArea } from '$lib/server/areas/edit-area';
import { canEditAreas } from '$lib/server/policy';
import { readForm } from '$lib/server/web/sent-form';
import { capital } from '$lib/time/format';
import type { Actions, PageServerLoad } from './$types';

const NUMBERS = ['population', 'populationYear', 'tileRow', 'tileCol'];

export const load: PageServerLoad = async (event) => {
	const { area } = await requireArea(event, canEditAreas);
	const { nameVi, nameLo, nameEn, population, populationYear, tileRow, tileCol, validTo, version } = area;
	const numbers = { population, populationYear, tileRow, tileCol };
	const filled = { nameVi, nameLo: nameLo ?? '', nameEn: nameEn ?? '', validTo: validTo ?? '', version, ...numbers };
	return {
		name: capital(areaLabel({ ...area, kind: area.kind as AreaKind }, getLocale())),
		form: await superValidate(filled, zod4(areaForm))
	};
};

export const actions: Actions = {
	default: async (event) => {
		const { actor, area, scope } = await requireArea(event, canEditAreas);
		const form = await readForm(event.request, areaForm, NUMBERS);
		if (!form.valid) return fail(400, { form });
		const result = await scope((tx) => editArea(tx, actor, area, form.data));
		if (!result.ok) {
			if (result.refusal === 'ends_before_begin') return setError(form, 'validTo', 'end_before_start', { status: 409 });
			const meanwhile = differences(form.data, area);
			form.data.version = area.version;
			setError(form, '', m.area_stale());
			return fail(409, { form, meanwhile });
		}
		form.data.version = form.data.version + 1;
		return message(form, m.area_saved());
	}
};
