import { NativeSelect } from '@mantine/core'
import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useText } from '../../app/i18n.ts'
import {
  DateText, EmptyState, ErrorState, LoadingState, RegistrationNumber, RuledTable, Sheet, StatusBadge, type Column
} from '../../shared/components/index.ts'
import { useRegisterBooks, useRegisterEntries, type RegisterBook, type RegisterEntry } from './register-books-api.ts'
import classes from './register-books.module.css'

const route = getRouteApi('/officer/iktatokonyvek')

/** The register books (iktatókönyvek) and what stands in them; numbers run without gap, a mistake is voided and stays. */
export function RegisterBooksPage() {
  const t = useText()
  const navigate = useNavigate()
  const { book: wanted } = route.useSearch()
  const books = useRegisterBooks()
  const book = books.data?.find((one) => one.id === wanted) ?? books.data?.[0]
  return (
    <>
      <div className="row between">
        <h1>{t('common:title.registerBooks')}</h1>
        {book !== undefined && books.data !== undefined && books.data.length > 1 && (
          <NativeSelect aria-label={t('books:choose')} value={book.id}
            data={books.data.map((one) => ({ value: one.id, label: t('books:option', { code: one.code, year: one.year }) }))}
            onChange={(event) => void navigate({ to: '/iktatokonyvek', search: { book: event.currentTarget.value } })} />
        )}
      </div>
      <p className={`t2 ${classes.intro}`}>{t('books:intro')}</p>
      {book === undefined
        ? (
          <Sheet>
            {books.isPending ? <LoadingState lines={6} />
              : books.error ? <ErrorState error={books.error} onRetry={() => void books.refetch()} />
                : <EmptyState title={t('books:none')}>{t('books:noneText')}</EmptyState>}
          </Sheet>
        )
        : <Entries key={book.id} book={book} />}
    </>
  )
}

function Entries({ book }: { readonly book: RegisterBook }) {
  const t = useText()
  const navigate = useNavigate()
  const entries = useRegisterEntries(book.id)
  const [current, setCurrent] = useState<string | null>(null)
  const rows = entries.data?.pages.flatMap((page) => page.items) ?? []
  const name = t('books:option', { code: book.code, year: book.year })
  const columns: Column<RegisterEntry>[] = [
    {
      key: 'number', header: t('books:number'), width: '150px', narrow: 'left',
      render: (row) => (
        <span data-voided={row.voided !== null || undefined} className={classes.number}>
          <RegistrationNumber number={row.registrationNumber} link={{ to: '/cases/$caseId', params: { caseId: row.caseId } }} />
        </span>
      )
    },
    { key: 'registered', header: t('books:registered'), width: '210px', narrow: 'right', render: (row) => <><DateText value={row.registeredAt} form="instant" /><br /><span className="t2 sm">{row.registeredBy}</span></> },
    {
      key: 'subject', header: t('books:subject'), narrow: 'full',
      render: (row) => (
        <>
          <b>{row.subject}</b><br /><span className="t2 sm">{row.partner}</span>
          {row.voided !== null && <p className="sm"><StatusBadge tone="danger">{t('books:voided')}</StatusBadge> {row.voided.reason}</p>}
        </>
      )
    },
    { key: 'direction', header: t('books:direction'), width: '90px', narrow: 'left', render: (row) => t(`books:directions.${row.direction}`) },
    { key: 'arrival', header: t('books:arrival'), width: '130px', narrow: 'left', render: (row) => <span className="nw">{row.arrivalNumber ?? t('books:noArrival')}</span> },
    { key: 'documents', header: t('books:documents'), width: '80px', align: 'right', narrow: 'right', render: (row) => t('books:documentCount', { count: row.documents }) },
    { key: 'filing', header: t('books:filing'), width: '90px', narrow: 'right', render: (row) => row.filingPlanItem }
  ]
  return (
    <Sheet title={name} aside={<span className="sm t2">{t(book.closedAt === null ? 'books:last' : 'books:closed', { number: book.lastMain })}</span>}>
      {entries.isPending ? <LoadingState lines={8} />
        : entries.error ? <ErrorState error={entries.error} onRetry={() => void entries.refetch()} />
          : rows.length === 0 ? <EmptyState title={t('books:empty')} />
            : (
              <RuledTable caption={name} columns={columns} rows={rows} rowKey={(row) => row.registrationNumber} current={current} onCurrent={setCurrent}
                onOpen={(row) => void navigate({ to: '/cases/$caseId', params: { caseId: row.caseId } })}
                hasMore={entries.hasNextPage} loadingMore={entries.isFetchingNextPage} onLoadMore={() => void entries.fetchNextPage()} />
            )}
    </Sheet>
  )
}
