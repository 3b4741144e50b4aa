/** ABO and RhD are two facts; either may be unknown (empty). */
export const ABO = ['O', 'A', 'B', 'AB'] as const;
/** RhD positive or negative. */
export const RHD = ['+', '-'] as const;

export type Abo = (typeof ABO)[number];
export type Rhd = (typeof RHD)[number];

/** Who says so: the donor, or the blood centre. */
export const GROUP_SOURCES = ['stated', 'confirmed'] as const;

export type GroupSource = (typeof GROUP_SOURCES)[number];

/** Both facts together; empty is unknown. */
export type BloodGroup = { abo: Abo | ''; rhd: Rhd | '' };

const WRITTEN = /^(AB|A|B|O|0)?(?:RH)?(?:D)?(\+|-|POS|NEG|DUONG|AM)?(?:ITIVE|ATIVE|TINH)?$/;

/** Reads a group as lists write it: `O+`, `AB Rh-`, `b rh(d) dương`, a bare `A`; `null` when it says nothing. */
export function readBloodGroup(text: string): BloodGroup | null {
	const plain = text
		.normalize('NFD')
		.replace(/[\u0300-\u036f\s().:]/g, '')
		.replace(/[đĐ]/g, 'D')
		.replace(/[−–—]/g, '-')
		.toUpperCase();
	const [, letters = '', sign = ''] = WRITTEN.exec(plain) ?? [];
	const rhd = /^(\+|POS|DUONG)$/.test(sign) ? '+' : sign === '' ? '' : '-';
	const abo = ABO.find((group) => group === letters.replace('0', 'O')) ?? '';
	return abo === '' && rhd === '' ? null : { abo, rhd };
}

/** The group as one label, such as `O+`, `AB` or `Rh−`; empty when both are unknown. A true minus sign is easier to see. */
export function bloodGroupLabel({ abo, rhd }: { abo: string | null; rhd: string | null }): string {
	const sign = rhd === '-' ? '−' : (rhd ?? '');
	return abo ? `${abo}${sign}` : sign && `Rh${sign}`;
}
