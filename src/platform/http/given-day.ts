import { z } from 'zod'

/**
 * A day that somebody states: a real day of the years 1800 to 2999. Others are days to zod and fail later: the year 0 in the
 * database, the last days of 9999 where something is to begin the day after.
 */
export const givenDay = z.iso.date().refine((day) => day >= '1800-01-01' && day <= '2999-12-31', { message: 'A dátum 1800 és 2999 közötti nap lehet.' })
/** An instant that somebody states, of the same years. */
export const givenInstant = z.iso.datetime().refine((instant) => instant >= '1800-01-02' && instant < '2999-12-31')
