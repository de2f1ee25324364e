import { Button, Select, TextInput } from '@mantine/core'
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { hasText, useLanguage, useText } from '../../app/i18n.ts'
import { DateText, ErrorState, FieldList, LoadingState, Sheet, StatusBadge } from '../../shared/components/index.ts'
import { useOfficerSession } from '../../shared/session/session.ts'
import { ChangeDialog } from './change-dialog.tsx'
import { JobRoleSelect } from './job-role-select.tsx'
import { useStaff, useStaffOfficer, type StaffOfficer, type StaffPost } from './staff-api.ts'
import classes from './staff.module.css'

const route = getRouteApi('/officer/staff/$officerId')
type Asked = { readonly what: 'leave' | 'rename' | 'appoint' | 'record' } | { readonly what: 'end' | 'substitute' | 'end-substitution'; readonly post: StaffPost } | { readonly what: 'end-qualification'; readonly id: string; readonly version: number }

/** One officer: employment, posts, examinations and declarations, each with its days, and what may be asked for. */
export function StaffOfficerPage() {
  const t = useText()
  const language = useLanguage()
  const { officerId } = route.useParams()
  const { asOf } = route.useSearch()
  const navigate = useNavigate()
  const { legalDate, post } = useOfficerSession()
  const officer = useStaffOfficer(officerId, asOf)
  const [asked, setAsked] = useState<Asked | null>(null)
  const up = <p className="sm"><Link to="/staff" search={{}}>{t('common:title.staff')}</Link></p>
  if (officer.isPending || officer.error) {
    return (
      <>
        {up}
        <h1>{t('common:title.staffOfficer')}</h1>
        <Sheet>{officer.error ? <ErrorState error={officer.error} onRetry={() => void officer.refetch()} /> : <LoadingState lines={8} />}</Sheet>
      </>
    )
  }
  const { name, officerNumber, validFrom, validTo, posts, qualifications, mayChange, isSelf } = officer.data
  const days = (from: string | null, to: string | null) => <>{from !== null && <DateText value={from} />} – {to === null ? t('staff:open') : <DateText value={to} />}</>
  const over = (to: string | null): boolean => to !== null && to < legalDate
  const kindName = (kind: string): string => { const key = `staff:qualification.${kind}`; return hasText(key) ? t(key as 'staff:qualification.basic-examination') : kind }
  return (
    <>
      {up}
      <h1>{name}</h1>
      <TextInput type="date" data-print="no" className={classes.day} label={t('registers:asOf')} description={t('staff:asOfHelp')} value={asOf ?? ''} onChange={(event) => {
        const day = event.currentTarget.value
        void navigate({ to: '/staff/$officerId', params: { officerId }, search: day === '' ? {} : { asOf: day }, replace: true })
      }} />
      <div className={classes.stack}>
        <Sheet title={t('staff:employment')} aside={over(validTo) ? <StatusBadge tone="danger">{t('staff:left')}</StatusBadge> : undefined}>
          <div className={classes.body}>
            <FieldList layout="cover" fields={officerNumber === null ? [{ label: t('staff:name'), value: name }] : [{ label: t('staff:number'), value: officerNumber }, { label: t('staff:employment'), value: days(validFrom, validTo) }]} />
            {mayChange && !over(validTo) && (
              <div className={classes.actions} data-print="no">
                <Button variant="default" onClick={() => setAsked({ what: 'appoint' })}>{t('staff:appoint')}</Button>
                <Button variant="default" onClick={() => setAsked({ what: 'rename' })}>{t('staff:rename')}</Button>
                {post?.jobRole.isAdministrator === true && <Button variant="default" renderRoot={(props) => <Link {...props} to="/cards" search={{ officer: officerId }} />}>{t('common:title.cards')}</Button>}
                <Button variant="default" color="red" onClick={() => setAsked({ what: 'leave' })}>{t('staff:leave')}</Button>
              </div>
            )}
          </div>
        </Sheet>
        <Sheet title={t('staff:posts')}>
          {posts.map((post) => (
            <div key={post.id} className={classes.body}>
              <FieldList layout="cover" fields={[
                { label: t('staff:jobRole'), value: <>{post.jobRole.name[language]}{post.officerId !== officerId && <><br />{post.officerName}</>}{post.substitutesFor && <><br /><span className="sm t2">{t('staff:insteadOf', { name: post.substitutesFor.name })}</span></>}</> },
                { label: t('staff:office'), value: post.organisation.name },
                { label: t('staff:days'), value: <>{days(post.validFrom, post.validTo)} {over(post.validTo) && <StatusBadge>{t('staff:over')}</StatusBadge>}</> }
              ]} />
              {!over(post.validTo) && (mayChange || isSelf) && (
                <div className={classes.actions} data-print="no">
                  {post.substitutesFor === null
                    ? <><Button size="compact-sm" variant="default" onClick={() => setAsked({ what: 'substitute', post })}>{t('staff:substitute')}</Button>{mayChange && <Button size="compact-sm" variant="default" onClick={() => setAsked({ what: 'end', post })}>{t('staff:endPost')}</Button>}</>
                    : <Button size="compact-sm" variant="default" onClick={() => setAsked({ what: 'end-substitution', post })}>{t('staff:endSubstitution')}</Button>}
                </div>
              )}
            </div>
          ))}
        </Sheet>
        {qualifications !== null && (
          <Sheet title={t('staff:qualifications')} aside={mayChange ? <Button size="compact-sm" variant="default" data-print="no" onClick={() => setAsked({ what: 'record' })}>{t('staff:record')}</Button> : undefined}>
            {qualifications.length === 0 && <p className={`${classes.body} t2`}>{t('staff:noQualifications')}</p>}
            {qualifications.map((item) => (
              <div key={item.id} className={classes.body}>
                <FieldList layout="cover" fields={[{ label: kindName(item.kind), value: item.reference }, { label: t('staff:days'), value: <>{days(item.validFrom, item.validTo)} {over(item.validTo) && <StatusBadge tone="danger">{t('staff:lapsed')}</StatusBadge>}</> }]} />
                {mayChange && !over(item.validTo) && <div className={classes.actions} data-print="no"><Button size="compact-sm" variant="default" onClick={() => setAsked({ what: 'end-qualification', id: item.id, version: item.version })}>{t('staff:endQualification')}</Button></div>}
              </div>
            ))}
          </Sheet>
        )}
      </div>
      {asked && <AskedDialog asked={asked} officer={officer.data} onClose={() => setAsked(null)} />}
    </>
  )
}

function AskedDialog({ asked, officer, onClose }: { readonly asked: Asked; readonly officer: StaffOfficer; readonly onClose: () => void }) {
  const t = useText()
  const { post: own } = useOfficerSession()
  const staff = useStaff(undefined)
  const [name, setName] = useState(officer.name)
  const [jobRoleId, setJobRoleId] = useState<string | null>(null)
  const [until, setUntil] = useState('')
  const [substitute, setSubstitute] = useState<string | null>(null)
  const [kind, setKind] = useState<string>('data-protection-training')
  const [reference, setReference] = useState('')
  const lastDay = (required: boolean) => <TextInput type="date" label={t('staff:until')} required={required} value={until} onChange={(event) => setUntil(event.currentTarget.value)} />
  switch (asked.what) {
    case 'leave': return <ChangeDialog title={t('staff:leave')} register="officers" kind="leave" subjectId={officer.id} version={officer.version} input={{}} onClose={onClose}><p>{t('staff:leaveText', { name: officer.name })}</p></ChangeDialog>
    case 'rename': return (
      <ChangeDialog title={t('staff:rename')} register="officers" kind="rename" subjectId={officer.id} version={officer.version} input={{ name: name.trim() }} complete={name.trim() !== officer.name && name.trim().length > 1} onClose={onClose}>
        <TextInput label={t('staff:name')} required value={name} maxLength={120} onChange={(event) => setName(event.currentTarget.value)} data-autofocus />
      </ChangeDialog>
    )
    case 'appoint': return (
      <ChangeDialog title={t('staff:appoint')} register="posts" kind="appoint" subjectId={null} version={0} complete={jobRoleId !== null} onClose={onClose}
        input={{ officerId: officer.id, organisationId: own?.organisation.id, jobRoleId, until: until === '' ? null : until }}>
        <p className="t2">{own?.organisation.name}</p><JobRoleSelect value={jobRoleId} onChange={setJobRoleId} />{lastDay(false)}
      </ChangeDialog>
    )
    case 'end': return <ChangeDialog title={t('staff:endPost')} register="posts" kind="end" subjectId={asked.post.id} version={asked.post.version ?? 0} input={{}} onClose={onClose} />
    case 'end-substitution': return <ChangeDialog title={t('staff:endSubstitution')} register="posts" kind="end-substitution" subjectId={asked.post.id} version={asked.post.version ?? 0} input={{}} onClose={onClose} />
    case 'substitute': return (
      <ChangeDialog title={t('staff:substitute')} register="posts" kind="substitute" subjectId={null} version={0} input={{ officerId: substitute, postId: asked.post.id, until }} complete={substitute !== null && until !== ''} onClose={onClose}>
        <Select label={t('staff:substituteWho')} required searchable value={substitute} onChange={setSubstitute} allowDeselect={false} comboboxProps={{ withinPortal: true, zIndex: 500 }}
          data={[...new Map((staff.data?.pages ?? []).flatMap((page) => page.items).filter((row) => row.officerId !== officer.id).map((row) => [row.officerId, { value: row.officerId, label: row.officerName }])).values()]} />
        {lastDay(true)}
      </ChangeDialog>
    )
    case 'record': return (
      <ChangeDialog title={t('staff:record')} register="qualifications" kind="record" subjectId={null} version={0} input={{ officerId: officer.id, kind, reference: reference.trim(), until: until === '' ? null : until }}
        complete={reference.trim() !== '' && (kind !== 'data-protection-training' || until !== '')} onClose={onClose}>
        <Select label={t('staff:what')} required value={kind} onChange={(next) => setKind(next ?? kind)} allowDeselect={false} comboboxProps={{ withinPortal: true, zIndex: 500 }}
          data={(['data-protection-training', 'basic-examination', 'special-examination', 'conflict-declaration'] as const).map((one) => ({ value: one, label: t(`staff:qualification.${one}`) }))} />
        <TextInput label={t('staff:reference')} required value={reference} maxLength={500} onChange={(event) => setReference(event.currentTarget.value)} />
        {lastDay(kind === 'data-protection-training')}
      </ChangeDialog>
    )
    default: return <ChangeDialog title={t('staff:endQualification')} register="qualifications" kind="end" subjectId={asked.id} version={asked.version} input={{}} onClose={onClose} />
  }
}
