import type { RegistrationState } from '../drives/registration-state';
import type { DeskAct } from './acts';

/** One line of the desk in words, ready to be shown. */
export type DeskRow = {
	id: string;
	version: number;
	operationId: string;
	state: RegistrationState;
	donorId: string | null;
	name: string;
	born: string;
	group: string;
	/** What happened: a time, a volume, an end. */
	detail: string;
	/** What staff should know before they go on: not today by the rules, or given too early. */
	caution: string;
	/** The decision of medical staff against the rules, in a sentence. */
	override: string;
	/** A rule says not today and nobody decided otherwise: whoever goes on must say who does. */
	asksOverride: boolean;
	next: DeskAct | null;
	others: DeskAct[];
	maxVolumeMl: number;
	/** The bag that is usual for this person, never above the largest allowed. */
	usualVolumeMl: number;
};
