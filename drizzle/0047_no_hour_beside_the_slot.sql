-- When somebody comes is told by their slot.
ALTER TABLE "registrations" DROP COLUMN "slot_at";