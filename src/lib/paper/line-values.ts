import { DEFERRAL_CLASSES } from '../donors/deferral-class';

/** Everything that stands in the fields of a line, as it is typed. */
export type LineValues = {
	registrationId: string;
	fullName: string;
	birthDate: string;
	sex: string;
	weightClass: string;
	phone: string;
	consentRegistration: boolean;
	confirmNew: boolean;
	outcome: string;
	deferralClass: string;
	untilOn: string;
	permanent: boolean;
	volumeMl: string;
	insufficient: boolean;
	stopped: boolean;
	bagNumber: string;
	reaction: string;
	reactionKind: string;
	certificateNumber: string;
	gift: boolean;
	heldOn: string;
	at: string;
};

/** The numbers as they were printed on what the line before was about: the next ones follow on them. */
export type Printed = { bag: string; certificate: string };

/** A line of which nothing was typed yet: the usual bag, and no reaction. */
export const BLANK_LINE: LineValues = {
	registrationId: '',
	fullName: '',
	birthDate: '',
	sex: '',
	weightClass: '',
	phone: '',
	consentRegistration: false,
	confirmNew: false,
	outcome: 'donated',
	deferralClass: DEFERRAL_CLASSES[0],
	untilOn: '',
	permanent: false,
	volumeMl: '350',
	insufficient: false,
	stopped: false,
	bagNumber: '',
	reaction: 'none',
	reactionKind: '',
	certificateNumber: '',
	gift: false,
	heldOn: '',
	at: ''
};

/** What the next line offers of the one before: what is mostly the same on a page of paper, and nothing that is somebody's own. */
export function lineAfter(typed: Partial<LineValues>): LineValues {
	const { outcome, deferralClass, volumeMl, gift, heldOn, at } = { ...BLANK_LINE, ...typed };
	return { ...BLANK_LINE, outcome, deferralClass, volumeMl: volumeMl || BLANK_LINE.volumeMl, gift, heldOn, at };
}

/** The numbers that stand printed on paper after a line; one that names none leaves those of the lines before. */
export function printedAfter({ outcome, bagNumber, certificateNumber }: Partial<LineValues>, before: Printed): Printed {
	if (outcome !== 'donated') return before;
	return { bag: bagNumber || before.bag, certificate: certificateNumber || before.certificate };
}
