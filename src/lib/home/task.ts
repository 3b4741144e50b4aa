import type { DriveRow } from '../drives/drive-row';

/** Why a drive asks for somebody today, in the order of urgency. */
export type TaskReason = 'running' | 'starts_today' | 'unfinished' | 'no_result' | 'few_registered';

/** Tasks of checklists that are due within a week or overdue: how many, and the drive of the first. */
export type TasksDue = { driveId: string; title: string; tasks: number; overdue: number };

/** A drive that needs somebody today, and where the work is done. */
export type Task = DriveRow & { reason: TaskReason; href: string };
