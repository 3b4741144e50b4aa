import type { RegistrationState } from '../drives/registration-state';
import type { ResultKind } from '../drives/result-form';
import type { DriveStatus } from '../drives/status';

/** What is done to a donor's entry. */
export type DonorAction = `donor.${'added' | 'edited' | 'deferral_lifted'}`;

/** What is done to a drive; moving it to a state is called after the state. */
export type DriveAction =
	`drive.${'scheduled' | 'edited' | 'result_entered' | DriveStatus}` | `drive.result_${ResultKind}`;

/** What is done to a registration, called after the state it comes to. */
export type RegistrationAction = `registration.${RegistrationState | 'undone'}`;

/** What is done to the people who work here. */
export type PersonAction = 'person.added' | 'membership.suspended' | 'membership.resumed';

/** What is done to clubs, areas and targets. */
export type SocietyAction = 'club.added' | 'club.edited' | 'area.edited' | 'target.set';

/** Everything that the audit trail tells. A screen that shows a kind of action has words for each of it. */
export type AuditAction = DonorAction | DriveAction | RegistrationAction | PersonAction | SocietyAction;

/** What an entry is about. */
export type AuditObject = 'account' | 'area' | 'club' | 'donor' | 'drive' | 'registration' | 'target';
