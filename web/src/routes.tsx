// All pages of the console, on one page.
import { Navigate, Route, Routes } from "react-router";
import { paths } from "./lib/paths";
import { BoardPage } from "./pages/board/BoardPage";
import { CalendarPage } from "./pages/calendar/CalendarPage";
import { CompilePage } from "./pages/catalogue/CompilePage";
import { ResourceListPage } from "./pages/catalogue/ResourceListPage";
import { ResourcePage } from "./pages/catalogue/ResourcePage";
import { corrections } from "./pages/correction/desk";
import { OpenPage as OpenCorrectionPage } from "./pages/correction/open/OpenPage";
import { BoardPage as DemandBoardPage } from "./pages/demand/BoardPage";
import { demands } from "./pages/demand/desk";
import { OpenPage as OpenDemandPage } from "./pages/demand/open/OpenPage";
import { disputes } from "./pages/dispute/desk";
import { OpenPage as OpenDisputePage } from "./pages/dispute/open/OpenPage";
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
import { notices } from "./pages/notice/desk";
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
      <Route path="/disputes/new" element={<OpenDisputePage />} />
      <Route path="/disputes/:id" element={<MatterPage key="dispute" desk={disputes} />} />
      <Route path="/demands" element={<MatterListPage key="demand" desk={demands} />} />
      <Route path="/demands/new" element={<OpenDemandPage />} />
      <Route path="/demands/board" element={<DemandBoardPage />} />
      <Route path="/demands/:id" element={<MatterPage key="demand" desk={demands} />} />
      <Route path="/sources" element={<EntriesPage />} />
      <Route path="/sources/new" element={<AssignPage />} />
      <Route path="/sources/collected" element={<CollectedPage />} />
      <Route path="/sources/check" element={<HeldPage />} />
      <Route path="/sources/:id" element={<MatterPage key="source" desk={sources} />} />
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
