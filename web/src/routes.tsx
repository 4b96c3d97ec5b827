// All pages of the console, on one page.
import { Navigate, Route, Routes } from "react-router";
import { paths } from "./lib/paths";
import { BoardPage } from "./pages/board/BoardPage";
import { CalendarPage } from "./pages/calendar/CalendarPage";
import { CompilePage } from "./pages/catalogue/CompilePage";
import { ResourceListPage } from "./pages/catalogue/ResourceListPage";
import { ResourcePage } from "./pages/catalogue/ResourcePage";
import { ComposePage } from "./pages/catalogue/rules/ComposePage";
import { rulesets } from "./pages/catalogue/rules/desk";
import { RegradingPage } from "./pages/catalogue/standing/RegradingPage";
import { listings, registerForms, registrations, rounds } from "./pages/catalogue/desks/desks";
import { DuePage as DueEntriesPage } from "./pages/catalogue/standing/DuePage";
import { GradingPage } from "./pages/catalogue/standing/GradingPage";
import { TypesPage } from "./pages/catalogue/standing/TypesPage";
import { CoveragePage as CataloguingPage } from "./pages/catalogue/whole/CoveragePage";
import { LevelPage } from "./pages/catalogue/whole/LevelPage";
import { ListPage } from "./pages/catalogue/whole/ListPage";
import { ListsPage } from "./pages/catalogue/whole/ListsPage";
import { RegistrationPage } from "./pages/catalogue/whole/RegistrationPage";
import { VersionsPage } from "./pages/catalogue/whole/VersionsPage";
import { corrections } from "./pages/correction/desk";
import { OpenPage as OpenCorrectionPage } from "./pages/correction/open/OpenPage";
import { BoardPage as DemandBoardPage } from "./pages/demand/BoardPage";
import { demands } from "./pages/demand/desk";
import { OpenPage as OpenDemandPage } from "./pages/demand/open/OpenPage";
import { disputes } from "./pages/dispute/desk";
import { EscalatedPage } from "./pages/dispute/EscalatedPage";
import { OpenPage as OpenDisputePage } from "./pages/dispute/open/OpenPage";
import { feedbacks } from "./pages/feedback/desk";
import { ClocksPage } from "./pages/inbox/ClocksPage";
import { InboxPage } from "./pages/inbox/InboxPage";
import { BatchListPage } from "./pages/intake/BatchListPage";
import { BatchPage } from "./pages/intake/BatchPage";
import { UploadPage } from "./pages/intake/UploadPage";
import { ArticlePage } from "./pages/law/ArticlePage";
import { CoveragePage } from "./pages/law/CoveragePage";
import { DiffPage } from "./pages/law/DiffPage";
import { DuePage } from "./pages/law/DuePage";
import { LawListPage } from "./pages/law/LawListPage";
import { PackPage } from "./pages/law/PackPage";
import { ActPage } from "./pages/ledger/ActPage";
import { ActsPage } from "./pages/ledger/ActsPage";
import { CallsPage } from "./pages/ledger/CallsPage";
import { VerifyPage } from "./pages/ledger/VerifyPage";
import { MatterListPage } from "./pages/matter/MatterListPage";
import { MatterPage } from "./pages/matter/MatterPage";
import { misuses } from "./pages/misuse/desk";
import { notices } from "./pages/notice/desk";
import { onwards } from "./pages/onward/desk";
import { lapses } from "./pages/oversight/desk";
import { OpenRequestsPage } from "./pages/oversight/OpenRequestsPage";
import { PaperPage } from "./pages/oversight/PaperPage";
import { PapersPage } from "./pages/oversight/PapersPage";
import { RecordPage } from "./pages/oversight/RecordPage";
import { RegisterPage } from "./pages/oversight/RegisterPage";
import { GapsPage } from "./pages/org/GapsPage";
import { NewOrgPage } from "./pages/org/NewOrgPage";
import { OrgListPage } from "./pages/org/OrgListPage";
import { OrgPage } from "./pages/org/OrgPage";
import { ReorganizePage } from "./pages/org/ReorganizePage";
import { tasks } from "./pages/task/desk";
import { IssuePage } from "./pages/task/IssuePage";
import { ClientsPage } from "./pages/org/ClientsPage";
import { LostPage } from "./pages/session/LostPage";
import { ApplyPage } from "./pages/sharing/ApplyPage";
import { GrantListPage } from "./pages/sharing/GrantListPage";
import { GrantPage } from "./pages/sharing/GrantPage";
import { RequestListPage } from "./pages/sharing/RequestListPage";
import { RequestPage } from "./pages/sharing/RequestPage";
import { TryCallPage } from "./pages/sharing/TryCallPage";
import { VerifyPage as VerifyGrantPage } from "./pages/sharing/verify/VerifyPage";
import { AssignPage } from "./pages/source/AssignPage";
import { collections, digitisations, duties, forms, standards } from "./pages/source/collect/desks";
import { DigitisedPage } from "./pages/source/collect/DigitisedPage";
import { OpenDigitisationPage } from "./pages/source/collect/OpenDigitisationPage";
import { OpenDutiesPage } from "./pages/source/collect/OpenDutiesPage";
import { OpenFormPage } from "./pages/source/collect/OpenFormPage";
import { OpenListPage } from "./pages/source/collect/OpenListPage";
import { OpenStandardPage } from "./pages/source/collect/OpenStandardPage";
import { UnusedPage } from "./pages/source/collect/UnusedPage";
import { CollectedPage } from "./pages/source/CollectedPage";
import { sources } from "./pages/source/desk";
import { EntriesPage } from "./pages/source/EntriesPage";
import { HeldPage } from "./pages/source/HeldPage";

export function Pages() {
  return (
    <Routes>
      <Route path="/" element={<Navigate to={paths.inbox()} replace />} />
      <Route path="/inbox" element={<InboxPage />} />
      <Route path="/catalogue" element={<ResourceListPage />} />
      <Route path="/catalogue/new" element={<CompilePage key="new" />} />
      <Route path="/catalogue/level" element={<LevelPage />} />
      <Route path="/catalogue/versions" element={<VersionsPage />} />
      <Route path="/catalogue/coverage" element={<CataloguingPage />} />
      <Route path="/catalogue/lists" element={<ListsPage />} />
      <Route path="/catalogue/lists/:kind" element={<ListPage />} />
      <Route path="/catalogue/registration" element={<RegistrationPage />} />
      <Route path="/catalogue/due" element={<DueEntriesPage />} />
      <Route path="/catalogue/types" element={<TypesPage />} />
      <Route path="/catalogue/grading" element={<GradingPage />} />
      <Route path="/listings" element={<MatterListPage key="listing" desk={listings} />} />
      <Route path="/listings/:id" element={<MatterPage key="listing" desk={listings} />} />
      <Route path="/rounds" element={<MatterListPage key="round" desk={rounds} />} />
      <Route path="/rounds/:id" element={<MatterPage key="round" desk={rounds} />} />
      <Route path="/registrations" element={<MatterListPage key="registration" desk={registrations} />} />
      <Route path="/registrations/:id" element={<MatterPage key="registration" desk={registrations} />} />
      <Route path="/rulesets" element={<MatterListPage key="ruleset" desk={rulesets} />} />
      <Route path="/rulesets/new" element={<ComposePage />} />
      <Route path="/rulesets/:id" element={<MatterPage key="ruleset" desk={rulesets} />} />
      <Route path="/catalogue/regrading" element={<RegradingPage />} />
      <Route path="/register_forms" element={<MatterListPage key="register_form" desk={registerForms} />} />
      <Route path="/register_forms/:id" element={<MatterPage key="register_form" desk={registerForms} />} />
      <Route path="/catalogue/:id" element={<ResourcePage />} />
      <Route path="/catalogue/:id/edit" element={<CompilePage key="edit" />} />
      <Route path="/intake" element={<BatchListPage />} />
      <Route path="/intake/new" element={<UploadPage />} />
      <Route path="/intake/:id" element={<BatchPage />} />
      <Route path="/sharing" element={<RequestListPage />} />
      <Route path="/sharing/apply/:id" element={<ApplyPage />} />
      <Route path="/sharing/:id" element={<RequestPage />} />
      <Route path="/corrections" element={<MatterListPage key="correction" desk={corrections} />} />
      <Route path="/corrections/new" element={<OpenCorrectionPage />} />
      <Route path="/corrections/:id" element={<MatterPage key="correction" desk={corrections} />} />
      <Route path="/notices" element={<MatterListPage key="notice" desk={notices} />} />
      <Route path="/notices/:id" element={<MatterPage key="notice" desk={notices} />} />
      <Route path="/disputes" element={<MatterListPage key="dispute" desk={disputes} />} />
      <Route path="/disputes/escalated" element={<EscalatedPage />} />
      <Route path="/disputes/new" element={<OpenDisputePage />} />
      <Route path="/disputes/:id" element={<MatterPage key="dispute" desk={disputes} />} />
      <Route path="/demands" element={<MatterListPage key="demand" desk={demands} />} />
      <Route path="/demands/new" element={<OpenDemandPage />} />
      <Route path="/demands/board" element={<DemandBoardPage />} />
      <Route path="/demands/:id" element={<MatterPage key="demand" desk={demands} />} />
      <Route path="/misuses" element={<MatterListPage key="misuse" desk={misuses} />} />
      <Route path="/misuses/:id" element={<MatterPage key="misuse" desk={misuses} />} />
      <Route path="/feedbacks" element={<MatterListPage key="feedback" desk={feedbacks} />} />
      <Route path="/feedbacks/:id" element={<MatterPage key="feedback" desk={feedbacks} />} />
      <Route path="/onwards" element={<MatterListPage key="onward" desk={onwards} />} />
      <Route path="/onwards/:id" element={<MatterPage key="onward" desk={onwards} />} />
      <Route path="/sources" element={<EntriesPage />} />
      <Route path="/sources/new" element={<AssignPage />} />
      <Route path="/sources/collected" element={<CollectedPage />} />
      <Route path="/sources/check" element={<HeldPage />} />
      <Route path="/sources/:id" element={<MatterPage key="source" desk={sources} />} />
      <Route path="/collections" element={<MatterListPage key="collection" desk={collections} />} />
      <Route path="/collections/new" element={<OpenListPage />} />
      <Route path="/collections/unused" element={<UnusedPage />} />
      <Route path="/collections/:id" element={<MatterPage key="collection" desk={collections} />} />
      <Route path="/forms" element={<MatterListPage key="form" desk={forms} />} />
      <Route path="/forms/new" element={<OpenFormPage />} />
      <Route path="/forms/:id" element={<MatterPage key="form" desk={forms} />} />
      <Route path="/standards" element={<MatterListPage key="standard" desk={standards} />} />
      <Route path="/standards/new" element={<OpenStandardPage />} />
      <Route path="/standards/:id" element={<MatterPage key="standard" desk={standards} />} />
      <Route path="/duties" element={<MatterListPage key="duties" desk={duties} />} />
      <Route path="/duties/new" element={<OpenDutiesPage />} />
      <Route path="/duties/:id" element={<MatterPage key="duties" desk={duties} />} />
      <Route path="/digitisations" element={<MatterListPage key="digitisation" desk={digitisations} />} />
      <Route path="/digitisations/new" element={<OpenDigitisationPage />} />
      <Route path="/digitisations/report" element={<DigitisedPage />} />
      <Route path="/digitisations/:id" element={<MatterPage key="digitisation" desk={digitisations} />} />
      <Route path="/oversights" element={<RegisterPage />} />
      <Route path="/oversights/requests" element={<OpenRequestsPage />} />
      <Route path="/oversights/record" element={<RecordPage />} />
      <Route path="/papers" element={<PapersPage />} />
      <Route path="/papers/:id" element={<PaperPage />} />
      <Route path="/oversights/:id" element={<MatterPage key="oversight" desk={lapses} />} />
      <Route path="/sharing/grants/:id/verify" element={<VerifyGrantPage />} />
      <Route path="/grants" element={<GrantListPage />} />
      <Route path="/grants/:id" element={<GrantPage />} />
      <Route path="/grants/:id/try" element={<TryCallPage />} />
      <Route path="/orgs" element={<OrgListPage />} />
      <Route path="/orgs/new" element={<NewOrgPage />} />
      <Route path="/orgs/gaps" element={<GapsPage />} />
      <Route path="/orgs/:id" element={<OrgPage />} />
      <Route path="/orgs/:id/reorganize" element={<ReorganizePage />} />
      <Route path="/tasks" element={<MatterListPage key="task" desk={tasks} />} />
      <Route path="/tasks/new" element={<IssuePage />} />
      <Route path="/tasks/:id" element={<MatterPage key="task" desk={tasks} />} />
      <Route path="/clients" element={<ClientsPage />} />
      <Route path="/ledger" element={<Navigate to={paths.acts()} replace />} />
      <Route path="/ledger/acts" element={<ActsPage />} />
      <Route path="/ledger/acts/:id" element={<ActPage />} />
      <Route path="/ledger/calls" element={<CallsPage />} />
      <Route path="/ledger/verify" element={<VerifyPage />} />
      <Route path="/clocks" element={<ClocksPage />} />
      <Route path="/board" element={<BoardPage />} />
      <Route path="/law" element={<LawListPage />} />
      <Route path="/law/diff" element={<DiffPage />} />
      <Route path="/law/due" element={<DuePage />} />
      <Route path="/law/coverage" element={<CoveragePage />} />
      <Route path="/law/:pack" element={<PackPage />} />
      <Route path="/law/:pack/:article" element={<ArticlePage />} />
      <Route path="/calendar" element={<CalendarPage />} />
      <Route path="*" element={<LostPage />} />
    </Routes>
  );
}
