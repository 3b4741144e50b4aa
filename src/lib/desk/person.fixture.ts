import type { DeskPerson } from './roster';

/** A person of a roster, made up. */
export function deskPerson(changes: Partial<DeskPerson> = {}): DeskPerson {
	return {
		id: '01900000-0000-7000-8000-000000000001',
		state: 'registered',
		head: '',
		since: '',
		matched: true,
		held: '',
		name: 'Người Mẫu',
		born: '1990',
		sex: 'female',
		weightClass: '50+',
		bloodGroup: '',
		code: '',
		group: '',
		slot: '',
		firstTime: false,
		notYet: [],
		advice: [],
		decided: false,
		maxVolumeMl: 450,
		begunAt: '',
		bag: null,
		deferral: null,
		thankedAt: '',
		...changes
	};
}
