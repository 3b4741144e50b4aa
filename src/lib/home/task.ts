import type { DriveRow } from '../drives/drive-row';

/** Why a drive asks for somebody today, in the order of urgency. */
export type TaskReason = 'running' | 'starts_today' | 'unfinished' | 'no_result' | 'few_registered';

/** A drive that needs somebody today, and where the work is done. */
export type Task = DriveRow & { reason: TaskReason; href: string };
