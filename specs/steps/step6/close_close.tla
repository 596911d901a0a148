----------------------------- MODULE close_close -----------------------------
(* close of an epoll against close of the file it watches
 *
 *   A   close(epfd)
 *   B   close(fd)
 *
 * Generated from scenarios/close-close.c and what it calls; do not edit.
 * One operator for each step of a function: from a thread and a state to the next state. *)
EXTENDS Mutex, Spinlock, Rcu, Refcount, Atomic, Lifetime, Progress, Movers, TLC

------------------------------------------------------------------------------
(* Functions whose address is taken *)

fn_ep_eventpoll_poll                 == -1000013
fn_ep_eventpoll_release              == -1000011
fn_ep_poll_callback                  == -1000017
fn_ep_ptable_queue_proc              == -1000018
fn_ep_rcu_free                       == -1000007
fn_epi_rcu_free                      == -1000005
fn_file_free_rcu                     == -1000031
fn_model_poll                        == -1000040
fn_model_release                     == -1000041

------------------------------------------------------------------------------
(* Objects *)

ep                                   == 8000
epmutex                              == 1000
fd                                   == 9000
fd_array                             == 6000

------------------------------------------------------------------------------
(* Fields: offsets from the start of the structure *)

epitem_ep                            == 11
epitem_event_events                  == 14
epitem_ffd_file                      == 6
epitem_fllink_next                   == 12
epitem_fllink_prev                   == 13
epitem_next                          == 5
epitem_pwqlist_next                  == 9
epitem_rbn_rb_parent                 == 0
epitem_rbn_rb_right                  == 1
epitem_rdllink_next                  == 3
epitem_rdllink_prev                  == 4
eppoll_entry_base                    == 2
eppoll_entry_llink_next              == 0
eppoll_entry_llink_prev              == 1
eppoll_entry_wait_entry_next         == 6
eppoll_entry_wait_entry_prev         == 7
eppoll_entry_wait_flags              == 3
eppoll_entry_whead                   == 8
eventpoll_lock_owner                 == 0
eventpoll_mtx_owner                  == 1
eventpoll_ovflist                    == 12
eventpoll_poll_wait_head_next        == 6
eventpoll_poll_wait_lock_owner       == 5
eventpoll_rbr_rb_leftmost            == 11
eventpoll_rbr_rb_root_rb_node        == 10
eventpoll_rcu_func                   == 19
eventpoll_rcu_next                   == 18
eventpoll_rdllist_next               == 8
eventpoll_rdllist_prev               == 9
eventpoll_refs_refs                  == 17
eventpoll_visited_list_link_next     == 15
eventpoll_visited_list_link_prev     == 16
eventpoll_wq_head_next               == 3
eventpoll_wq_lock_owner              == 2
file_f_count_counter                 == 4
file_f_ep_links_next                 == 6
file_f_lock_owner                    == 3
file_f_op                            == 2
file_f_rcuhead_func                  == 1
file_f_rcuhead_next                  == 0
file_f_tfile_llink_next              == 8
file_f_tfile_llink_prev              == 9
file_operations_release              == 1
file_private_data                    == 5
list_head_next                       == 0
list_head_prev                       == 1
rb_node_rb_parent                    == 0
rb_node_rb_right                     == 1
wait_queue_entry_entry_next          == 3
wait_queue_entry_flags               == 0
wait_queue_entry_func                == 2
wait_queue_head_head_next            == 1
wait_queue_head_lock_owner           == 0

------------------------------------------------------------------------------
(* Each step (module Movers) *)

ModelHasFutures == TRUE
ModelStray == {}
ModelLoose == {}
MayDo0 == {}
MayDo1 == {5000011}
MayDo2 == {5000013}
MayDo3 == {2012017, 5000012}
MayDo4 == {5000010, 6000010}
MayDo5 == {5000012, 6000012}
MayDo6 == {5000015, 6000015}
MayDo7 == {2012019, 4012019, 5000012}
MayDo8 == {2015001, 4015001, 5000015}
MayDo9 == MayDo4 \cup {5000011}
MayDo10 == MayDo1 \cup {7000011, 9000000}
MayDo11 == MayDo2 \cup {7000013, 9000000}
MayDo12 == MayDo1 \cup {5000013, 6000011, 6000013}
MayDo13 == MayDo7 \cup {2012018, 4012018}
MayDo14 == MayDo8 \cup {7000015, 9000000}
MayDo15 == MayDo14 \cup {2012000, 5000012}
MayDo16 == MayDo13 \cup {7000012, 9000000}
MayDo17 == MayDo16 \cup {1012001}
MayDo18 == MayDo12 \cup {5000012, 5000015, 6000012, 6000015}
MayDo19 == MayDo17 \cup {2012017}
MayDo20 == MayDo15 \cup {1012010, 3012010}
MayDo21 == MayDo19 \cup {10012001}
MayDo22 == MayDo21 \cup {2012001}
MayDo23 == MayDo20 \cup {2012010, 4012010}
MayDo24 == MayDo23 \cup {1015001, 3015001}
MayDo25 == MayDo24 \cup {2011003, 5000011}
MayDo26 == MayDo25 \cup {2011006}
MayDo27 == {1015009, 1015010, 1016000, 1016001, 1016006, 1016007, 2010001, 2010002, 2010003,
            2015009, 2015010, 2016000, 2016001, 2016006, 2016007, 3015009, 3015010, 3016000,
            3016001, 3016006, 3016007, 4010003, 4015009, 4015010, 4016000, 4016001, 4016006,
            4016007, 5000010, 5000015, 5000016, 6000016}
MayDo28 == MayDo27 \cup {1012010, 1015001, 2011003, 2011006, 2012000, 2012010, 2015001, 3012010,
                         3015001, 4012010, 4015001, 5000011, 5000012, 7000015, 9000000}
MayDo29 == MayDo28 \cup {1012001, 2012017, 2012018, 2012019, 4012018, 4012019, 7000012}
MayDo30 == MayDo29 \cup {2012001, 10012001}
MayDo31 == MayDo29 \cup {6000010, 7000011}
MayDo32 == MayDo30 \cup {1011006}
MayDo33 == MayDo30 \cup {5000013}
MayDo34 == MayDo31 \cup {6000011}
MayDo35 == MayDo33 \cup {7000013}
MayDo36 == MayDo35 \cup {6000013}
MayDo37 == MayDo32 \cup {6000010, 6000011, 7000011}

\* function, what it begins with, variable, offset, writes, plain, continuation,
\* blind, loop head, alternatives - 1, what each thread may do from there on,
\* whether more steps than local ones must follow at once
ModelSteps == [
  Done |-> <<"", "", "", 0, FALSE, FALSE, FALSE, FALSE, FALSE, 0, <<MayDo0, MayDo0, MayDo0, MayDo0>>, FALSE>>,
  Idle |-> <<"", "", "", 0, FALSE, FALSE, FALSE, FALSE, FALSE, 0, <<MayDo0, MayDo0, MayDo18, MayDo0>>, FALSE>>,
  ep_poll_safewake_enter |->
    <<"ep_poll_safewake", "", "", 0, FALSE, FALSE, TRUE, FALSE, FALSE, 0,
      <<MayDo0, MayDo0, MayDo0, MayDo0>>, FALSE>>,
  ep_poll_safewake_return |->
    <<"ep_poll_safewake", "", "", 0, FALSE, FALSE, TRUE, FALSE, FALSE, 0,
      <<MayDo0, MayDo0, MayDo0, MayDo0>>, FALSE>>,
  ep_unregister_pollwait_list_empty |->
    <<"ep_unregister_pollwait", "access", "epi", epitem_pwqlist_next, FALSE, FALSE, FALSE, FALSE, FALSE, 0,
      <<MayDo27, MayDo27, MayDo0, MayDo0>>, FALSE>>,
  ep_unregister_pollwait_return |->
    <<"ep_unregister_pollwait", "", "", 0, FALSE, FALSE, TRUE, FALSE, FALSE, 0,
      <<MayDo0, MayDo0, MayDo0, MayDo0>>, FALSE>>,
  ep_unregister_pollwait_load_next |->
    <<"ep_unregister_pollwait", "access", "epi", epitem_pwqlist_next, FALSE, TRUE, FALSE, FALSE, TRUE, 0,
      <<MayDo27, MayDo27, MayDo0, MayDo0>>, FALSE>>,
  ep_unregister_pollwait_list_del |->
    <<"ep_unregister_pollwait", "access", "pwq", eppoll_entry_llink_prev, FALSE, TRUE, FALSE, FALSE, FALSE, 0,
      <<MayDo27, MayDo27, MayDo0, MayDo0>>, FALSE>>,
  ep_unregister_pollwait_list_del_2 |->
    <<"ep_unregister_pollwait", "access", "pwq", eppoll_entry_llink_next, FALSE, TRUE, FALSE, FALSE, FALSE, 0,
      <<MayDo27, MayDo27, MayDo0, MayDo0>>, FALSE>>,
  ep_unregister_pollwait_list_del_3 |->
    <<"ep_unregister_pollwait", "", "", 0, FALSE, FALSE, TRUE, FALSE, FALSE, 0,
      <<MayDo27, MayDo27, MayDo0, MayDo0>>, FALSE>>,
  ep_unregister_pollwait_list_del_4 |->
    <<"ep_unregister_pollwait", "access", "next", list_head_prev, TRUE, TRUE, FALSE, FALSE, FALSE, 0,
      <<MayDo27, MayDo27, MayDo0, MayDo0>>, FALSE>>,
  ep_unregister_pollwait_list_del_5 |->
    <<"ep_unregister_pollwait", "access", "prev", list_head_next, TRUE, FALSE, FALSE, FALSE, FALSE, 0,
      <<MayDo27, MayDo27, MayDo0, MayDo0>>, FALSE>>,
  ep_unregister_pollwait_list_del_6 |->
    <<"ep_unregister_pollwait", "access", "pwq", eppoll_entry_llink_next, TRUE, TRUE, FALSE, FALSE, FALSE, 0,
      <<MayDo27, MayDo27, MayDo0, MayDo0>>, FALSE>>,
  ep_unregister_pollwait_list_del_7 |->
    <<"ep_unregister_pollwait", "access", "pwq", eppoll_entry_llink_prev, TRUE, TRUE, FALSE, FALSE, FALSE, 0,
      <<MayDo27, MayDo27, MayDo0, MayDo0>>, FALSE>>,
  ep_unregister_pollwait_load_whead |->
    <<"ep_unregister_pollwait", "access", "pwq", eppoll_entry_whead, FALSE, TRUE, FALSE, FALSE, FALSE, 0,
      <<MayDo27, MayDo27, MayDo0, MayDo0>>, FALSE>>,
  ep_unregister_pollwait_remove_wait_queue |->
    <<"ep_unregister_pollwait", "enter", "", 0, FALSE, FALSE, FALSE, FALSE, FALSE, 0,
      <<MayDo27, MayDo27, MayDo0, MayDo0>>, FALSE>>,
  ep_unregister_pollwait_remove_wait_queue_2 |->
    <<"ep_unregister_pollwait", "lock", "wq", wait_queue_head_lock_owner, TRUE, FALSE, FALSE, FALSE, FALSE, 0,
      <<MayDo27, MayDo27, MayDo0, MayDo0>>, FALSE>>,
  ep_unregister_pollwait_remove_wait_queue_3 |->
    <<"ep_unregister_pollwait", "access", "pwq", eppoll_entry_wait_entry_prev, FALSE, TRUE, FALSE, FALSE, FALSE, 0,
      <<MayDo27, MayDo27, MayDo0, MayDo0>>, FALSE>>,
  ep_unregister_pollwait_remove_wait_queue_4 |->
    <<"ep_unregister_pollwait", "access", "pwq", eppoll_entry_wait_entry_next, FALSE, TRUE, FALSE, FALSE, FALSE, 0,
      <<MayDo27, MayDo27, MayDo0, MayDo0>>, FALSE>>,
  ep_unregister_pollwait_remove_wait_queue_5 |->
    <<"ep_unregister_pollwait", "", "", 0, FALSE, FALSE, TRUE, FALSE, FALSE, 0,
      <<MayDo27, MayDo27, MayDo0, MayDo0>>, FALSE>>,
  ep_unregister_pollwait_remove_wait_queue_6 |->
    <<"ep_unregister_pollwait", "access", "next_2", list_head_prev, TRUE, TRUE, FALSE, FALSE, FALSE, 0,
      <<MayDo27, MayDo27, MayDo0, MayDo0>>, FALSE>>,
  ep_unregister_pollwait_remove_wait_queue_7 |->
    <<"ep_unregister_pollwait", "access", "prev_2", list_head_next, TRUE, FALSE, FALSE, FALSE, FALSE, 0,
      <<MayDo27, MayDo27, MayDo0, MayDo0>>, FALSE>>,
  ep_unregister_pollwait_remove_wait_queue_8 |->
    <<"ep_unregister_pollwait", "access", "pwq", eppoll_entry_wait_entry_next, TRUE, TRUE, FALSE, FALSE, FALSE, 0,
      <<MayDo27, MayDo27, MayDo0, MayDo0>>, FALSE>>,
  ep_unregister_pollwait_remove_wait_queue_9 |->
    <<"ep_unregister_pollwait", "access", "pwq", eppoll_entry_wait_entry_prev, TRUE, TRUE, FALSE, FALSE, FALSE, 0,
      <<MayDo27, MayDo27, MayDo0, MayDo0>>, FALSE>>,
  ep_unregister_pollwait_remove_wait_queue_10 |->
    <<"ep_unregister_pollwait", "unlock", "wq", wait_queue_head_lock_owner, TRUE, FALSE, FALSE, FALSE, FALSE, 0,
      <<MayDo27, MayDo27, MayDo0, MayDo0>>, FALSE>>,
  ep_unregister_pollwait_remove_wait_queue_11 |->
    <<"ep_unregister_pollwait", "leave", "", 0, FALSE, FALSE, FALSE, FALSE, FALSE, 0,
      <<MayDo27, MayDo27, MayDo0, MayDo0>>, FALSE>>,
  ep_unregister_pollwait_free |->
    <<"ep_unregister_pollwait", "free", "pwq", 0, TRUE, FALSE, FALSE, FALSE, FALSE, 0,
      <<MayDo27, MayDo27, MayDo0, MayDo0>>, FALSE>>,
  ep_unregister_pollwait_list_empty_2 |->
    <<"ep_unregister_pollwait", "access", "epi", epitem_pwqlist_next, FALSE, FALSE, FALSE, FALSE, FALSE, 0,
      <<MayDo27, MayDo27, MayDo0, MayDo0>>, FALSE>>,
  epi_rcu_free_free |->
    <<"epi_rcu_free", "free", "head", -epitem_rbn_rb_parent, TRUE, FALSE, FALSE, FALSE, FALSE, 0,
      <<MayDo0, MayDo0, MayDo6, MayDo0>>, FALSE>>,
  ep_remove_load_file |->
    <<"ep_remove", "access", "epi", epitem_ffd_file, FALSE, TRUE, FALSE, FALSE, FALSE, 0,
      <<MayDo28, MayDo28, MayDo0, MayDo0>>, FALSE>>,
  ep_remove_spin_lock |->
    <<"ep_remove", "enter", "", 0, FALSE, FALSE, FALSE, FALSE, FALSE, 0,
      <<MayDo26, MayDo26, MayDo0, MayDo0>>, FALSE>>,
  ep_remove_spin_lock_2 |->
    <<"ep_remove", "lock", "file", file_f_lock_owner, TRUE, FALSE, FALSE, FALSE, FALSE, 0,
      <<MayDo26, MayDo26, MayDo0, MayDo0>>, FALSE>>,
  ep_remove_ep_is_linked |->
    <<"ep_remove", "access", "epi", epitem_fllink_next, FALSE, FALSE, FALSE, FALSE, FALSE, 0,
      <<MayDo26, MayDo26, MayDo0, MayDo0>>, FALSE>>,
  ep_remove_list_del_rcu |->
    <<"ep_remove", "access", "epi", epitem_fllink_prev, FALSE, TRUE, FALSE, FALSE, FALSE, 0,
      <<MayDo26, MayDo26, MayDo0, MayDo0>>, FALSE>>,
  ep_remove_list_del_rcu_2 |->
    <<"ep_remove", "access", "epi", epitem_fllink_next, FALSE, TRUE, FALSE, FALSE, FALSE, 0,
      <<MayDo26, MayDo26, MayDo0, MayDo0>>, FALSE>>,
  ep_remove_list_del_rcu_3 |->
    <<"ep_remove", "", "", 0, FALSE, FALSE, TRUE, FALSE, FALSE, 0,
      <<MayDo26, MayDo26, MayDo0, MayDo0>>, FALSE>>,
  ep_remove_list_del_rcu_4 |->
    <<"ep_remove", "access", "next", list_head_prev, TRUE, TRUE, FALSE, FALSE, FALSE, 0,
      <<MayDo26, MayDo26, MayDo0, MayDo0>>, FALSE>>,
  ep_remove_list_del_rcu_5 |->
    <<"ep_remove", "access", "prev", list_head_next, TRUE, FALSE, FALSE, FALSE, FALSE, 0,
      <<MayDo26, MayDo26, MayDo0, MayDo0>>, FALSE>>,
  ep_remove_list_del_rcu_6 |->
    <<"ep_remove", "access", "epi", epitem_fllink_prev, TRUE, TRUE, FALSE, FALSE, FALSE, 0,
      <<MayDo25, MayDo25, MayDo0, MayDo0>>, FALSE>>,
  ep_remove_spin_unlock |->
    <<"ep_remove", "unlock", "file", file_f_lock_owner, TRUE, FALSE, FALSE, FALSE, FALSE, 0,
      <<MayDo25, MayDo25, MayDo0, MayDo0>>, FALSE>>,
  ep_remove_spin_unlock_2 |->
    <<"ep_remove", "leave", "", 0, FALSE, FALSE, FALSE, FALSE, FALSE, 0,
      <<MayDo24, MayDo24, MayDo0, MayDo0>>, FALSE>>,
  ep_remove_rb_erase_cached |->
    <<"ep_remove", "access", "ep", eventpoll_rbr_rb_root_rb_node, TRUE, TRUE, FALSE, FALSE, FALSE, 0,
      <<MayDo24, MayDo24, MayDo0, MayDo0>>, TRUE>>,
  ep_remove_rb_erase_cached_2 |->
    <<"ep_remove", "access", "epi", epitem_rbn_rb_parent, FALSE, TRUE, TRUE, FALSE, FALSE, 0,
      <<MayDo24, MayDo24, MayDo0, MayDo0>>, TRUE>>,
  ep_remove_rb_erase_cached_3 |->
    <<"ep_remove", "access", "epi", epitem_rbn_rb_right, FALSE, TRUE, TRUE, FALSE, FALSE, 0,
      <<MayDo24, MayDo24, MayDo0, MayDo0>>, TRUE>>,
  ep_remove_rb_erase_cached_4 |->
    <<"ep_remove", "access", "before", rb_node_rb_right, FALSE, TRUE, TRUE, FALSE, FALSE, 0,
      <<MayDo20, MayDo20, MayDo0, MayDo0>>, TRUE>>,
  ep_remove_rb_erase_cached_5 |->
    <<"ep_remove", "", "", 0, FALSE, FALSE, TRUE, FALSE, FALSE, 0,
      <<MayDo20, MayDo20, MayDo0, MayDo0>>, TRUE>>,
  ep_remove_rb_erase_cached_6 |->
    <<"ep_remove", "access", "before", rb_node_rb_right, TRUE, TRUE, TRUE, FALSE, FALSE, 0,
      <<MayDo20, MayDo20, MayDo0, MayDo0>>, TRUE>>,
  ep_remove_rb_erase_cached_7 |->
    <<"ep_remove", "access", "next_2", rb_node_rb_parent, FALSE, TRUE, TRUE, FALSE, FALSE, 0,
      <<MayDo20, MayDo20, MayDo0, MayDo0>>, TRUE>>,
  ep_remove_rb_erase_cached_8 |->
    <<"ep_remove", "", "", 0, FALSE, FALSE, TRUE, FALSE, FALSE, 0,
      <<MayDo20, MayDo20, MayDo0, MayDo0>>, TRUE>>,
  ep_remove_rb_erase_cached_9 |->
    <<"ep_remove", "access", "next_2", rb_node_rb_parent, TRUE, TRUE, TRUE, FALSE, FALSE, 0,
      <<MayDo20, MayDo20, MayDo0, MayDo0>>, TRUE>>,
  ep_remove_rb_erase_cached_10 |->
    <<"ep_remove", "access", "ep", eventpoll_rbr_rb_root_rb_node, FALSE, TRUE, TRUE, FALSE, FALSE, 0,
      <<MayDo20, MayDo20, MayDo0, MayDo0>>, TRUE>>,
  ep_remove_rb_erase_cached_11 |->
    <<"ep_remove", "access", "ep", eventpoll_rbr_rb_leftmost, TRUE, TRUE, TRUE, FALSE, FALSE, 0,
      <<MayDo15, MayDo15, MayDo0, MayDo0>>, FALSE>>,
  ep_remove_spin_lock_3 |->
    <<"ep_remove", "enter", "", 0, FALSE, FALSE, FALSE, FALSE, FALSE, 0,
      <<MayDo15, MayDo15, MayDo0, MayDo0>>, FALSE>>,
  ep_remove_spin_lock_4 |->
    <<"ep_remove", "lock", "ep", eventpoll_lock_owner, TRUE, FALSE, FALSE, FALSE, FALSE, 0,
      <<MayDo15, MayDo15, MayDo0, MayDo0>>, FALSE>>,
  ep_remove_ep_is_linked_2 |->
    <<"ep_remove", "access", "epi", epitem_rdllink_next, FALSE, FALSE, FALSE, FALSE, FALSE, 0,
      <<MayDo15, MayDo15, MayDo0, MayDo0>>, FALSE>>,
  ep_remove_list_del_init |->
    <<"ep_remove", "access", "epi", epitem_rdllink_prev, FALSE, TRUE, FALSE, FALSE, FALSE, 0,
      <<MayDo15, MayDo15, MayDo0, MayDo0>>, FALSE>>,
  ep_remove_list_del_init_2 |->
    <<"ep_remove", "access", "epi", epitem_rdllink_next, FALSE, TRUE, FALSE, FALSE, FALSE, 0,
      <<MayDo15, MayDo15, MayDo0, MayDo0>>, FALSE>>,
  ep_remove_list_del_init_3 |->
    <<"ep_remove", "", "", 0, FALSE, FALSE, TRUE, FALSE, FALSE, 0,
      <<MayDo15, MayDo15, MayDo0, MayDo0>>, FALSE>>,
  ep_remove_list_del_init_4 |->
    <<"ep_remove", "access", "next_3", list_head_prev, TRUE, TRUE, FALSE, FALSE, FALSE, 0,
      <<MayDo15, MayDo15, MayDo0, MayDo0>>, FALSE>>,
  ep_remove_list_del_init_5 |->
    <<"ep_remove", "access", "prev_2", list_head_next, TRUE, FALSE, FALSE, FALSE, FALSE, 0,
      <<MayDo15, MayDo15, MayDo0, MayDo0>>, FALSE>>,
  ep_remove_list_del_init_6 |->
    <<"ep_remove", "access", "epi", epitem_rdllink_next, TRUE, FALSE, FALSE, FALSE, FALSE, 0,
      <<MayDo15, MayDo15, MayDo0, MayDo0>>, FALSE>>,
  ep_remove_list_del_init_7 |->
    <<"ep_remove", "access", "epi", epitem_rdllink_prev, TRUE, TRUE, FALSE, FALSE, FALSE, 0,
      <<MayDo15, MayDo15, MayDo0, MayDo0>>, FALSE>>,
  ep_remove_spin_unlock_3 |->
    <<"ep_remove", "unlock", "ep", eventpoll_lock_owner, TRUE, FALSE, FALSE, FALSE, FALSE, 0,
      <<MayDo15, MayDo15, MayDo0, MayDo0>>, FALSE>>,
  ep_remove_spin_unlock_4 |->
    <<"ep_remove", "leave", "", 0, FALSE, FALSE, FALSE, FALSE, FALSE, 0,
      <<MayDo14, MayDo14, MayDo0, MayDo0>>, FALSE>>,
  ep_remove_call_rcu |->
    <<"ep_remove", "defer", "epi", epitem_rbn_rb_parent, TRUE, FALSE, FALSE, FALSE, FALSE, 0,
      <<MayDo14, MayDo14, MayDo0, MayDo0>>, TRUE>>,
  ep_remove_call_rcu_2 |->
    <<"ep_remove", "access", "epi", epitem_rbn_rb_parent, TRUE, TRUE, TRUE, FALSE, FALSE, 0,
      <<MayDo8, MayDo8, MayDo0, MayDo0>>, TRUE>>,
  ep_remove_call_rcu_3 |->
    <<"ep_remove", "access", "epi", epitem_rbn_rb_right, TRUE, TRUE, TRUE, FALSE, FALSE, 0,
      <<MayDo8, MayDo8, MayDo0, MayDo0>>, FALSE>>,
  ep_remove_rb_erase_cached_12 |->
    <<"ep_remove", "access", "ep", eventpoll_rbr_rb_root_rb_node, FALSE, TRUE, TRUE, FALSE, FALSE, 0,
      <<MayDo23, MayDo23, MayDo0, MayDo0>>, TRUE>>,
  ep_remove_rb_erase_cached_13 |->
    <<"ep_remove", "", "", 0, FALSE, FALSE, TRUE, FALSE, FALSE, 0,
      <<MayDo23, MayDo23, MayDo0, MayDo0>>, TRUE>>,
  ep_remove_rb_erase_cached_14 |->
    <<"ep_remove", "access", "ep", eventpoll_rbr_rb_root_rb_node, TRUE, TRUE, TRUE, FALSE, FALSE, 0,
      <<MayDo23, MayDo23, MayDo0, MayDo0>>, TRUE>>,
  ep_rcu_free_free |->
    <<"ep_rcu_free", "free", "head", -eventpoll_rcu_next, TRUE, FALSE, FALSE, FALSE, FALSE, 0,
      <<MayDo0, MayDo0, MayDo5, MayDo0>>, FALSE>>,
  ep_get_refcount_inc_not_zero |->
    <<"ep_get", "access", "ep", eventpoll_refs_refs, TRUE, FALSE, FALSE, FALSE, FALSE, 0,
      <<MayDo0, MayDo3, MayDo0, MayDo0>>, FALSE>>,
  ep_put_refcount_dec_and_test |->
    <<"ep_put", "access", "ep", eventpoll_refs_refs, TRUE, FALSE, FALSE, FALSE, FALSE, 0,
      <<MayDo19, MayDo19, MayDo0, MayDo0>>, FALSE>>,
  ep_put_mutex_destroy |->
    <<"ep_put", "access", "ep", eventpoll_mtx_owner, FALSE, FALSE, FALSE, FALSE, FALSE, 0,
      <<MayDo17, MayDo17, MayDo0, MayDo0>>, FALSE>>,
  ep_put_mutex_destroy_2 |->
    <<"ep_put", "", "", 0, FALSE, FALSE, TRUE, FALSE, FALSE, 0,
      <<MayDo16, MayDo16, MayDo0, MayDo0>>, FALSE>>,
  ep_put_call_rcu |->
    <<"ep_put", "defer", "ep", eventpoll_rcu_next, TRUE, FALSE, FALSE, FALSE, FALSE, 0,
      <<MayDo16, MayDo16, MayDo0, MayDo0>>, TRUE>>,
  ep_put_call_rcu_2 |->
    <<"ep_put", "access", "ep", eventpoll_rcu_next, TRUE, TRUE, TRUE, FALSE, FALSE, 0,
      <<MayDo13, MayDo13, MayDo0, MayDo0>>, TRUE>>,
  ep_put_call_rcu_3 |->
    <<"ep_put", "access", "ep", eventpoll_rcu_func, TRUE, TRUE, TRUE, FALSE, FALSE, 0,
      <<MayDo7, MayDo7, MayDo0, MayDo0>>, FALSE>>,
  ep_put_return |->
    <<"ep_put", "", "", 0, FALSE, FALSE, TRUE, FALSE, FALSE, 0,
      <<MayDo0, MayDo0, MayDo0, MayDo0>>, FALSE>>,
  ep_free_waitqueue_active |->
    <<"ep_free", "access", "ep", eventpoll_poll_wait_head_next, FALSE, FALSE, FALSE, FALSE, FALSE, 0,
      <<MayDo30, MayDo29, MayDo0, MayDo0>>, FALSE>>,
  ep_free_call_ep_poll_safewake |->
    <<"ep_free", "", "", 0, FALSE, FALSE, TRUE, FALSE, FALSE, 0,
      <<MayDo30, MayDo29, MayDo0, MayDo0>>, FALSE>>,
  ep_free_rb_first |->
    <<"ep_free", "access", "ep", eventpoll_rbr_rb_root_rb_node, FALSE, TRUE, FALSE, FALSE, FALSE, 0,
      <<MayDo30, MayDo29, MayDo0, MayDo0>>, FALSE>>,
  ep_free_call_ep_unregister_pollwait |->
    <<"ep_free", "", "", 0, FALSE, FALSE, TRUE, FALSE, TRUE, 0,
      <<MayDo30, MayDo29, MayDo0, MayDo0>>, FALSE>>,
  ep_free_rb_next |->
    <<"ep_free", "access", "rbp", rb_node_rb_right, FALSE, TRUE, FALSE, FALSE, FALSE, 0,
      <<MayDo30, MayDo29, MayDo0, MayDo0>>, FALSE>>,
  ep_free_mutex_lock |->
    <<"ep_free", "", "", 0, FALSE, FALSE, TRUE, FALSE, FALSE, 0,
      <<MayDo30, MayDo29, MayDo0, MayDo0>>, FALSE>>,
  ep_free_mutex_lock_2 |->
    <<"ep_free", "", "", 0, FALSE, FALSE, TRUE, FALSE, FALSE, 0,
      <<MayDo30, MayDo29, MayDo0, MayDo0>>, FALSE>>,
  ep_free_mutex_lock_3 |->
    <<"ep_free", "lock", "ep", eventpoll_mtx_owner, TRUE, FALSE, FALSE, FALSE, FALSE, 0,
      <<MayDo30, MayDo29, MayDo0, MayDo0>>, FALSE>>,
  ep_free_rb_first_2 |->
    <<"ep_free", "access", "ep", eventpoll_rbr_rb_root_rb_node, FALSE, TRUE, FALSE, FALSE, TRUE, 0,
      <<MayDo30, MayDo29, MayDo0, MayDo0>>, FALSE>>,
  ep_free_call_ep_remove |->
    <<"ep_free", "", "", 0, FALSE, FALSE, TRUE, FALSE, FALSE, 0,
      <<MayDo30, MayDo29, MayDo0, MayDo0>>, FALSE>>,
  ep_free_mutex_unlock |->
    <<"ep_free", "unlock", "ep", eventpoll_mtx_owner, TRUE, FALSE, FALSE, FALSE, FALSE, 0,
      <<MayDo22, MayDo19, MayDo0, MayDo0>>, FALSE>>,
  ep_free_mutex_unlock_2 |->
    <<"ep_free", "access", "ep", eventpoll_mtx_owner, FALSE, FALSE, FALSE, TRUE, FALSE, 0,
      <<MayDo21, MayDo19, MayDo0, MayDo0>>, FALSE>>,
  ep_free_list_empty_careful |->
    <<"ep_free", "access", "ep", eventpoll_visited_list_link_next, FALSE, FALSE, FALSE, FALSE, FALSE, 0,
      <<MayDo19, MayDo19, MayDo0, MayDo0>>, FALSE>>,
  ep_free_list_empty_careful_2 |->
    <<"ep_free", "access", "ep", eventpoll_visited_list_link_prev, FALSE, FALSE, FALSE, FALSE, FALSE, 0,
      <<MayDo19, MayDo19, MayDo0, MayDo0>>, FALSE>>,
  ep_free_call_ep_put |->
    <<"ep_free", "", "", 0, FALSE, FALSE, TRUE, FALSE, FALSE, 0,
      <<MayDo19, MayDo19, MayDo0, MayDo0>>, FALSE>>,
  ep_free_return |->
    <<"ep_free", "", "", 0, FALSE, FALSE, TRUE, FALSE, FALSE, 0,
      <<MayDo0, MayDo0, MayDo0, MayDo0>>, FALSE>>,
  ep_free_mutex_lock_4 |->
    <<"ep_free", "", "", 0, FALSE, FALSE, TRUE, FALSE, FALSE, 0,
      <<MayDo19, MayDo19, MayDo0, MayDo0>>, FALSE>>,
  ep_free_mutex_lock_5 |->
    <<"ep_free", "", "", 0, FALSE, FALSE, TRUE, FALSE, FALSE, 0,
      <<MayDo19, MayDo19, MayDo0, MayDo0>>, FALSE>>,
  ep_free_mutex_lock_6 |->
    <<"ep_free", "lock", "", epmutex, TRUE, FALSE, FALSE, FALSE, FALSE, 0,
      <<MayDo19, MayDo19, MayDo0, MayDo0>>, FALSE>>,
  ep_free_list_del_init |->
    <<"ep_free", "access", "ep", eventpoll_visited_list_link_prev, FALSE, TRUE, FALSE, FALSE, FALSE, 0,
      <<MayDo19, MayDo19, MayDo0, MayDo0>>, FALSE>>,
  ep_free_list_del_init_2 |->
    <<"ep_free", "access", "ep", eventpoll_visited_list_link_next, FALSE, TRUE, FALSE, FALSE, FALSE, 0,
      <<MayDo19, MayDo19, MayDo0, MayDo0>>, FALSE>>,
  ep_free_list_del_init_3 |->
    <<"ep_free", "", "", 0, FALSE, FALSE, TRUE, FALSE, FALSE, 0,
      <<MayDo19, MayDo19, MayDo0, MayDo0>>, FALSE>>,
  ep_free_list_del_init_4 |->
    <<"ep_free", "access", "next_2", list_head_prev, TRUE, TRUE, FALSE, FALSE, FALSE, 0,
      <<MayDo19, MayDo19, MayDo0, MayDo0>>, FALSE>>,
  ep_free_list_del_init_5 |->
    <<"ep_free", "access", "prev", list_head_next, TRUE, FALSE, FALSE, FALSE, FALSE, 0,
      <<MayDo19, MayDo19, MayDo0, MayDo0>>, FALSE>>,
  ep_free_list_del_init_6 |->
    <<"ep_free", "access", "ep", eventpoll_visited_list_link_next, TRUE, FALSE, FALSE, FALSE, FALSE, 0,
      <<MayDo19, MayDo19, MayDo0, MayDo0>>, FALSE>>,
  ep_free_list_del_init_7 |->
    <<"ep_free", "access", "ep", eventpoll_visited_list_link_prev, TRUE, TRUE, FALSE, FALSE, FALSE, 0,
      <<MayDo19, MayDo19, MayDo0, MayDo0>>, FALSE>>,
  ep_free_mutex_unlock_3 |->
    <<"ep_free", "unlock", "", epmutex, TRUE, FALSE, FALSE, FALSE, FALSE, 0,
      <<MayDo19, MayDo19, MayDo0, MayDo0>>, FALSE>>,
  ep_free_mutex_unlock_4 |->
    <<"ep_free", "access", "", epmutex, FALSE, FALSE, FALSE, TRUE, FALSE, 0,
      <<MayDo19, MayDo19, MayDo0, MayDo0>>, FALSE>>,
  ep_eventpoll_release_load_private_data |->
    <<"ep_eventpoll_release", "access", "file", file_private_data, FALSE, TRUE, FALSE, FALSE, FALSE, 0,
      <<MayDo33, MayDo29, MayDo0, MayDo0>>, FALSE>>,
  ep_eventpoll_release_call_ep_free |->
    <<"ep_eventpoll_release", "", "", 0, FALSE, FALSE, TRUE, FALSE, FALSE, 0,
      <<MayDo30, MayDo29, MayDo0, MayDo0>>, FALSE>>,
  ep_eventpoll_release_return |->
    <<"ep_eventpoll_release", "", "", 0, FALSE, FALSE, TRUE, FALSE, FALSE, 0,
      <<MayDo0, MayDo0, MayDo0, MayDo0>>, FALSE>>,
  eventpoll_release_file_reader_enter |->
    <<"eventpoll_release_file", "enter", "", 0, FALSE, FALSE, FALSE, FALSE, FALSE, 0,
      <<MayDo29, MayDo32, MayDo0, MayDo0>>, FALSE>>,
  eventpoll_release_file_load_next |->
    <<"eventpoll_release_file", "access", "file", file_f_ep_links_next, FALSE, FALSE, FALSE, FALSE, TRUE, 0,
      <<MayDo29, MayDo32, MayDo0, MayDo0>>, FALSE>>,
  eventpoll_release_file_load_ep |->
    <<"eventpoll_release_file", "access", "epi", epitem_ep, FALSE, TRUE, FALSE, FALSE, FALSE, 0,
      <<MayDo29, MayDo32, MayDo0, MayDo0>>, FALSE>>,
  eventpoll_release_file_if |->
    <<"eventpoll_release_file", "", "", 0, FALSE, FALSE, TRUE, FALSE, FALSE, 0,
      <<MayDo29, MayDo32, MayDo0, MayDo0>>, FALSE>>,
  eventpoll_release_file_reader_leave |->
    <<"eventpoll_release_file", "leave", "", 0, FALSE, FALSE, FALSE, FALSE, FALSE, 0,
      <<MayDo29, MayDo32, MayDo0, MayDo0>>, FALSE>>,
  eventpoll_release_file_mutex_lock_nested |->
    <<"eventpoll_release_file", "", "", 0, FALSE, FALSE, TRUE, FALSE, FALSE, 0,
      <<MayDo29, MayDo32, MayDo0, MayDo0>>, FALSE>>,
  eventpoll_release_file_mutex_lock_nested_2 |->
    <<"eventpoll_release_file", "lock", "ep", eventpoll_mtx_owner, TRUE, FALSE, FALSE, FALSE, FALSE, 0,
      <<MayDo29, MayDo32, MayDo0, MayDo0>>, FALSE>>,
  eventpoll_release_file_mutex_unlock |->
    <<"eventpoll_release_file", "unlock", "ep", eventpoll_mtx_owner, TRUE, FALSE, FALSE, FALSE, FALSE, 0,
      <<MayDo29, MayDo32, MayDo0, MayDo0>>, FALSE>>,
  eventpoll_release_file_mutex_unlock_2 |->
    <<"eventpoll_release_file", "access", "ep", eventpoll_mtx_owner, FALSE, FALSE, FALSE, TRUE, FALSE, 0,
      <<MayDo29, MayDo32, MayDo0, MayDo0>>, FALSE>>,
  eventpoll_release_file_reader_enter_2 |->
    <<"eventpoll_release_file", "enter", "", 0, FALSE, FALSE, FALSE, FALSE, FALSE, 0,
      <<MayDo29, MayDo32, MayDo0, MayDo0>>, FALSE>>,
  eventpoll_release_file_reader_leave_2 |->
    <<"eventpoll_release_file", "leave", "", 0, FALSE, FALSE, FALSE, FALSE, FALSE, 0,
      <<MayDo0, MayDo1, MayDo0, MayDo0>>, FALSE>>,
  eventpoll_release_file_list_empty_careful |->
    <<"eventpoll_release_file", "access", "file", file_f_tfile_llink_next, FALSE, FALSE, FALSE, FALSE, FALSE, 0,
      <<MayDo0, MayDo1, MayDo0, MayDo0>>, FALSE>>,
  eventpoll_release_file_list_empty_careful_2 |->
    <<"eventpoll_release_file", "access", "file", file_f_tfile_llink_prev, FALSE, FALSE, FALSE, FALSE, FALSE, 0,
      <<MayDo0, MayDo1, MayDo0, MayDo0>>, FALSE>>,
  eventpoll_release_file_return |->
    <<"eventpoll_release_file", "", "", 0, FALSE, FALSE, TRUE, FALSE, FALSE, 0,
      <<MayDo0, MayDo0, MayDo0, MayDo0>>, FALSE>>,
  eventpoll_release_file_mutex_lock |->
    <<"eventpoll_release_file", "", "", 0, FALSE, FALSE, TRUE, FALSE, FALSE, 0,
      <<MayDo0, MayDo0, MayDo0, MayDo0>>, FALSE>>,
  eventpoll_release_file_mutex_lock_2 |->
    <<"eventpoll_release_file", "", "", 0, FALSE, FALSE, TRUE, FALSE, FALSE, 0,
      <<MayDo0, MayDo0, MayDo0, MayDo0>>, FALSE>>,
  eventpoll_release_file_mutex_lock_3 |->
    <<"eventpoll_release_file", "lock", "", epmutex, TRUE, FALSE, FALSE, FALSE, FALSE, 0,
      <<MayDo0, MayDo0, MayDo0, MayDo0>>, FALSE>>,
  eventpoll_release_file_list_del_init |->
    <<"eventpoll_release_file", "access", "file", file_f_tfile_llink_prev, FALSE, TRUE, FALSE, FALSE, FALSE, 0,
      <<MayDo0, MayDo0, MayDo0, MayDo0>>, FALSE>>,
  eventpoll_release_file_list_del_init_2 |->
    <<"eventpoll_release_file", "access", "file", file_f_tfile_llink_next, FALSE, TRUE, FALSE, FALSE, FALSE, 0,
      <<MayDo0, MayDo0, MayDo0, MayDo0>>, FALSE>>,
  eventpoll_release_file_list_del_init_3 |->
    <<"eventpoll_release_file", "", "", 0, FALSE, FALSE, TRUE, FALSE, FALSE, 0,
      <<MayDo0, MayDo0, MayDo0, MayDo0>>, FALSE>>,
  eventpoll_release_file_list_del_init_4 |->
    <<"eventpoll_release_file", "access", "next_2", list_head_prev, TRUE, TRUE, FALSE, FALSE, FALSE, 0,
      <<MayDo0, MayDo0, MayDo0, MayDo0>>, FALSE>>,
  eventpoll_release_file_list_del_init_5 |->
    <<"eventpoll_release_file", "access", "prev", list_head_next, TRUE, FALSE, FALSE, FALSE, FALSE, 0,
      <<MayDo0, MayDo0, MayDo0, MayDo0>>, FALSE>>,
  eventpoll_release_file_list_del_init_6 |->
    <<"eventpoll_release_file", "access", "file", file_f_tfile_llink_next, TRUE, FALSE, FALSE, FALSE, FALSE, 0,
      <<MayDo0, MayDo0, MayDo0, MayDo0>>, FALSE>>,
  eventpoll_release_file_list_del_init_7 |->
    <<"eventpoll_release_file", "access", "file", file_f_tfile_llink_prev, TRUE, TRUE, FALSE, FALSE, FALSE, 0,
      <<MayDo0, MayDo0, MayDo0, MayDo0>>, FALSE>>,
  eventpoll_release_file_mutex_unlock_3 |->
    <<"eventpoll_release_file", "unlock", "", epmutex, TRUE, FALSE, FALSE, FALSE, FALSE, 0,
      <<MayDo0, MayDo0, MayDo0, MayDo0>>, FALSE>>,
  eventpoll_release_file_mutex_unlock_4 |->
    <<"eventpoll_release_file", "access", "", epmutex, FALSE, FALSE, FALSE, TRUE, FALSE, 0,
      <<MayDo0, MayDo0, MayDo0, MayDo0>>, FALSE>>,
  ep_poll_callback_ep_item_from_wait |->
    <<"ep_poll_callback", "access", "wait", -eppoll_entry_wait_flags + eppoll_entry_base, FALSE, TRUE, FALSE, FALSE, FALSE, 0,
      <<MayDo0, MayDo0, MayDo0, MayDo0>>, FALSE>>,
  ep_poll_callback_load_ep |->
    <<"ep_poll_callback", "access", "epi", epitem_ep, FALSE, TRUE, FALSE, FALSE, FALSE, 0,
      <<MayDo0, MayDo0, MayDo0, MayDo0>>, FALSE>>,
  ep_poll_callback_spin_lock |->
    <<"ep_poll_callback", "enter", "", 0, FALSE, FALSE, FALSE, FALSE, FALSE, 0,
      <<MayDo0, MayDo0, MayDo0, MayDo0>>, FALSE>>,
  ep_poll_callback_spin_lock_2 |->
    <<"ep_poll_callback", "lock", "ep", eventpoll_lock_owner, TRUE, FALSE, FALSE, FALSE, FALSE, 0,
      <<MayDo0, MayDo0, MayDo0, MayDo0>>, FALSE>>,
  ep_poll_callback_load_events |->
    <<"ep_poll_callback", "access", "epi", epitem_event_events, FALSE, TRUE, FALSE, FALSE, FALSE, 0,
      <<MayDo0, MayDo0, MayDo0, MayDo0>>, FALSE>>,
  ep_poll_callback_if |->
    <<"ep_poll_callback", "", "", 0, FALSE, FALSE, TRUE, FALSE, FALSE, 0,
      <<MayDo0, MayDo0, MayDo0, MayDo0>>, FALSE>>,
  ep_poll_callback_load_events_2 |->
    <<"ep_poll_callback", "access", "epi", epitem_event_events, FALSE, TRUE, FALSE, FALSE, FALSE, 0,
      <<MayDo0, MayDo0, MayDo0, MayDo0>>, FALSE>>,
  ep_poll_callback_if_2 |->
    <<"ep_poll_callback", "", "", 0, FALSE, FALSE, TRUE, FALSE, FALSE, 0,
      <<MayDo0, MayDo0, MayDo0, MayDo0>>, FALSE>>,
  ep_poll_callback_load_ovflist |->
    <<"ep_poll_callback", "access", "ep", eventpoll_ovflist, FALSE, TRUE, FALSE, FALSE, FALSE, 0,
      <<MayDo0, MayDo0, MayDo0, MayDo0>>, FALSE>>,
  ep_poll_callback_load_next |->
    <<"ep_poll_callback", "access", "epi", epitem_next, FALSE, TRUE, FALSE, FALSE, FALSE, 0,
      <<MayDo0, MayDo0, MayDo0, MayDo0>>, FALSE>>,
  ep_poll_callback_load_ovflist_2 |->
    <<"ep_poll_callback", "access", "ep", eventpoll_ovflist, FALSE, TRUE, FALSE, FALSE, FALSE, 0,
      <<MayDo0, MayDo0, MayDo0, MayDo0>>, FALSE>>,
  ep_poll_callback_store_next |->
    <<"ep_poll_callback", "access", "epi", epitem_next, TRUE, TRUE, FALSE, FALSE, FALSE, 0,
      <<MayDo0, MayDo0, MayDo0, MayDo0>>, FALSE>>,
  ep_poll_callback_store_ovflist |->
    <<"ep_poll_callback", "access", "ep", eventpoll_ovflist, TRUE, TRUE, FALSE, FALSE, FALSE, 0,
      <<MayDo0, MayDo0, MayDo0, MayDo0>>, FALSE>>,
  ep_poll_callback_spin_unlock |->
    <<"ep_poll_callback", "unlock", "ep", eventpoll_lock_owner, TRUE, FALSE, FALSE, FALSE, FALSE, 0,
      <<MayDo0, MayDo0, MayDo0, MayDo0>>, FALSE>>,
  ep_poll_callback_spin_unlock_2 |->
    <<"ep_poll_callback", "leave", "", 0, FALSE, FALSE, FALSE, FALSE, FALSE, 0,
      <<MayDo0, MayDo0, MayDo0, MayDo0>>, FALSE>>,
  ep_poll_callback_call_ep_poll_safewake |->
    <<"ep_poll_callback", "", "", 0, FALSE, FALSE, TRUE, FALSE, FALSE, 0,
      <<MayDo0, MayDo0, MayDo0, MayDo0>>, FALSE>>,
  ep_poll_callback_return |->
    <<"ep_poll_callback", "", "", 0, FALSE, FALSE, TRUE, FALSE, FALSE, 0,
      <<MayDo0, MayDo0, MayDo0, MayDo0>>, FALSE>>,
  ep_poll_callback_ep_is_linked |->
    <<"ep_poll_callback", "access", "epi", epitem_rdllink_next, FALSE, FALSE, FALSE, FALSE, FALSE, 0,
      <<MayDo0, MayDo0, MayDo0, MayDo0>>, FALSE>>,
  ep_poll_callback_waitqueue_active |->
    <<"ep_poll_callback", "access", "ep", eventpoll_wq_head_next, FALSE, FALSE, FALSE, FALSE, FALSE, 0,
      <<MayDo0, MayDo0, MayDo0, MayDo0>>, FALSE>>,
  ep_poll_callback_call___wake_up_locked |->
    <<"ep_poll_callback", "", "", 0, FALSE, FALSE, TRUE, FALSE, FALSE, 0,
      <<MayDo0, MayDo0, MayDo0, MayDo0>>, FALSE>>,
  ep_poll_callback_waitqueue_active_2 |->
    <<"ep_poll_callback", "access", "ep", eventpoll_poll_wait_head_next, FALSE, FALSE, FALSE, FALSE, FALSE, 0,
      <<MayDo0, MayDo0, MayDo0, MayDo0>>, FALSE>>,
  ep_poll_callback_list_add_tail |->
    <<"ep_poll_callback", "access", "ep", eventpoll_rdllist_prev, FALSE, TRUE, FALSE, FALSE, FALSE, 0,
      <<MayDo0, MayDo0, MayDo0, MayDo0>>, FALSE>>,
  ep_poll_callback_list_add_tail_2 |->
    <<"ep_poll_callback", "access", "ep", eventpoll_rdllist_prev, TRUE, TRUE, FALSE, FALSE, FALSE, 0,
      <<MayDo0, MayDo0, MayDo0, MayDo0>>, FALSE>>,
  ep_poll_callback_list_add_tail_3 |->
    <<"ep_poll_callback", "access", "epi", epitem_rdllink_next, TRUE, TRUE, FALSE, FALSE, FALSE, 0,
      <<MayDo0, MayDo0, MayDo0, MayDo0>>, FALSE>>,
  ep_poll_callback_list_add_tail_4 |->
    <<"ep_poll_callback", "access", "epi", epitem_rdllink_prev, TRUE, TRUE, FALSE, FALSE, FALSE, 0,
      <<MayDo0, MayDo0, MayDo0, MayDo0>>, FALSE>>,
  ep_poll_callback_list_add_tail_5 |->
    <<"ep_poll_callback", "access", "prev", list_head_next, TRUE, FALSE, FALSE, FALSE, FALSE, 0,
      <<MayDo0, MayDo0, MayDo0, MayDo0>>, FALSE>>,
  ep_poll_callback_if_3 |->
    <<"ep_poll_callback", "", "", 0, FALSE, FALSE, TRUE, FALSE, FALSE, 0,
      <<MayDo0, MayDo0, MayDo0, MayDo0>>, FALSE>>,
  file_free_rcu_free |->
    <<"file_free_rcu", "free", "head", -file_f_rcuhead_next, TRUE, FALSE, FALSE, FALSE, FALSE, 0,
      <<MayDo0, MayDo0, MayDo12, MayDo0>>, FALSE>>,
  __fput_eventpoll_release |->
    <<"__fput", "access", "file", file_f_ep_links_next, FALSE, FALSE, FALSE, FALSE, FALSE, 0,
      <<MayDo36, MayDo37, MayDo0, MayDo0>>, FALSE>>,
  __fput_mark |->
    <<"__fput", "mark", "file", 0, TRUE, FALSE, FALSE, FALSE, FALSE, 0,
      <<MayDo36, MayDo34, MayDo0, MayDo0>>, FALSE>>,
  __fput_load_f_op |->
    <<"__fput", "access", "file", file_f_op, FALSE, TRUE, FALSE, FALSE, FALSE, 0,
      <<MayDo35, MayDo31, MayDo0, MayDo0>>, FALSE>>,
  __fput_load_release |->
    <<"__fput", "access", "fops", file_operations_release, FALSE, TRUE, FALSE, FALSE, FALSE, 0,
      <<MayDo35, MayDo31, MayDo0, MayDo0>>, FALSE>>,
  __fput_load_release_2 |->
    <<"__fput", "access", "fops", file_operations_release, FALSE, TRUE, FALSE, FALSE, FALSE, 0,
      <<MayDo35, MayDo31, MayDo0, MayDo0>>, FALSE>>,
  __fput_file_free |->
    <<"__fput", "defer", "file", file_f_rcuhead_next, TRUE, FALSE, FALSE, FALSE, FALSE, 0,
      <<MayDo11, MayDo10, MayDo0, MayDo0>>, TRUE>>,
  __fput_file_free_2 |->
    <<"__fput", "access", "file", file_f_rcuhead_next, TRUE, TRUE, TRUE, FALSE, FALSE, 0,
      <<MayDo2, MayDo1, MayDo0, MayDo0>>, TRUE>>,
  __fput_file_free_3 |->
    <<"__fput", "access", "file", file_f_rcuhead_func, TRUE, TRUE, TRUE, FALSE, FALSE, 0,
      <<MayDo2, MayDo1, MayDo0, MayDo0>>, FALSE>>,
  __fput_eventpoll_release_2 |->
    <<"__fput", "", "", 0, FALSE, FALSE, TRUE, FALSE, FALSE, 0,
      <<MayDo36, MayDo37, MayDo0, MayDo0>>, FALSE>>,
  fput_update_counter |->
    <<"fput", "access", "file", file_f_count_counter, TRUE, FALSE, FALSE, FALSE, FALSE, 0,
      <<MayDo36, MayDo37, MayDo0, MayDo0>>, FALSE>>,
  fput_if |->
    <<"fput", "", "", 0, FALSE, FALSE, TRUE, FALSE, FALSE, 0,
      <<MayDo36, MayDo37, MayDo0, MayDo0>>, FALSE>>,
  fput_call___fput |->
    <<"fput", "", "", 0, FALSE, FALSE, TRUE, FALSE, FALSE, 0,
      <<MayDo36, MayDo37, MayDo0, MayDo0>>, FALSE>>,
  fput_return |->
    <<"fput", "", "", 0, FALSE, FALSE, TRUE, FALSE, FALSE, 0,
      <<MayDo0, MayDo0, MayDo0, MayDo0>>, FALSE>>,
  fput_if_2 |->
    <<"fput", "", "", 0, FALSE, FALSE, TRUE, FALSE, FALSE, 0,
      <<MayDo36, MayDo37, MayDo0, MayDo0>>, FALSE>>,
  sys_close_update |->
    <<"sys_close", "access", "fd", fd_array, TRUE, FALSE, FALSE, FALSE, FALSE, 0,
      <<MayDo36, MayDo37, MayDo0, MayDo0>>, FALSE>>,
  sys_close_call_fput |->
    <<"sys_close", "", "", 0, FALSE, FALSE, TRUE, FALSE, FALSE, 0,
      <<MayDo36, MayDo37, MayDo0, MayDo0>>, FALSE>>,
  sys_close_return |->
    <<"sys_close", "", "", 0, FALSE, FALSE, TRUE, FALSE, FALSE, 0,
      <<MayDo0, MayDo0, MayDo0, MayDo0>>, FALSE>>,
  sys_close_return_2 |->
    <<"sys_close", "", "", 0, FALSE, FALSE, TRUE, FALSE, FALSE, 0,
      <<MayDo0, MayDo0, MayDo0, MayDo0>>, FALSE>>,
  model_release_load_private_data |->
    <<"model_release", "access", "file", file_private_data, FALSE, TRUE, FALSE, FALSE, FALSE, 0,
      <<MayDo0, MayDo9, MayDo0, MayDo0>>, FALSE>>,
  model_release_free |->
    <<"model_release", "free", "t_private_data", 0, TRUE, FALSE, FALSE, FALSE, FALSE, 0,
      <<MayDo0, MayDo4, MayDo0, MayDo0>>, FALSE>>,
  __wake_up_locked_load_next |->
    <<"__wake_up_locked", "access", "wq", wait_queue_head_head_next, FALSE, TRUE, FALSE, FALSE, FALSE, 0,
      <<MayDo0, MayDo0, MayDo0, MayDo0>>, FALSE>>,
  __wake_up_locked_load_next_2 |->
    <<"__wake_up_locked", "access", "entry", wait_queue_entry_entry_next, FALSE, TRUE, FALSE, FALSE, FALSE, 0,
      <<MayDo0, MayDo0, MayDo0, MayDo0>>, FALSE>>,
  __wake_up_locked_load_flags |->
    <<"__wake_up_locked", "access", "entry", wait_queue_entry_flags, FALSE, TRUE, FALSE, FALSE, TRUE, 0,
      <<MayDo0, MayDo0, MayDo0, MayDo0>>, FALSE>>,
  __wake_up_locked_load_func |->
    <<"__wake_up_locked", "access", "entry", wait_queue_entry_func, FALSE, TRUE, FALSE, FALSE, FALSE, 0,
      <<MayDo0, MayDo0, MayDo0, MayDo0>>, FALSE>>,
  __wake_up_locked_if |->
    <<"__wake_up_locked", "", "", 0, FALSE, FALSE, TRUE, FALSE, FALSE, 0,
      <<MayDo0, MayDo0, MayDo0, MayDo0>>, FALSE>>,
  __wake_up_locked_if_2 |->
    <<"__wake_up_locked", "", "", 0, FALSE, FALSE, TRUE, FALSE, FALSE, 0,
      <<MayDo0, MayDo0, MayDo0, MayDo0>>, FALSE>>,
  __wake_up_locked_return |->
    <<"__wake_up_locked", "", "", 0, FALSE, FALSE, TRUE, FALSE, FALSE, 0,
      <<MayDo0, MayDo0, MayDo0, MayDo0>>, FALSE>>,
  __wake_up_locked_load_next_3 |->
    <<"__wake_up_locked", "access", "next", wait_queue_entry_entry_next, FALSE, TRUE, FALSE, FALSE, FALSE, 0,
      <<MayDo0, MayDo0, MayDo0, MayDo0>>, FALSE>>,
  __wake_up_spin_lock |->
    <<"__wake_up", "enter", "", 0, FALSE, FALSE, FALSE, FALSE, FALSE, 0,
      <<MayDo0, MayDo0, MayDo0, MayDo0>>, FALSE>>,
  __wake_up_spin_lock_2 |->
    <<"__wake_up", "lock", "wq", wait_queue_head_lock_owner, TRUE, FALSE, FALSE, FALSE, FALSE, 0,
      <<MayDo0, MayDo0, MayDo0, MayDo0>>, FALSE>>,
  __wake_up_spin_unlock |->
    <<"__wake_up", "unlock", "wq", wait_queue_head_lock_owner, TRUE, FALSE, FALSE, FALSE, FALSE, 0,
      <<MayDo0, MayDo0, MayDo0, MayDo0>>, FALSE>>,
  __wake_up_spin_unlock_2 |->
    <<"__wake_up", "leave", "", 0, FALSE, FALSE, FALSE, FALSE, FALSE, 0,
      <<MayDo0, MayDo0, MayDo0, MayDo0>>, FALSE>>,
  __epcheck_thread_A_load_ep |->
    <<"__epcheck_thread_A", "access", "", ep, FALSE, TRUE, FALSE, FALSE, FALSE, 0,
      <<MayDo36, MayDo37, MayDo0, MayDo0>>, FALSE>>,
  __epcheck_thread_A_return |->
    <<"__epcheck_thread_A", "", "", 0, FALSE, FALSE, TRUE, FALSE, FALSE, 0,
      <<MayDo0, MayDo0, MayDo0, MayDo0>>, FALSE>>,
  __epcheck_thread_B_load_fd |->
    <<"__epcheck_thread_B", "access", "", fd, FALSE, TRUE, FALSE, FALSE, FALSE, 0,
      <<MayDo36, MayDo37, MayDo0, MayDo0>>, FALSE>>,
  __epcheck_thread_B_return |->
    <<"__epcheck_thread_B", "", "", 0, FALSE, FALSE, TRUE, FALSE, FALSE, 0,
      <<MayDo0, MayDo0, MayDo0, MayDo0>>, FALSE>>,
  __epcheck_finally_enter |->
    <<"__epcheck_finally", "", "", 0, FALSE, FALSE, TRUE, FALSE, FALSE, 0,
      <<MayDo0, MayDo0, MayDo0, MayDo0>>, FALSE>>]

------------------------------------------------------------------------------
(* The model *)

ModelThreadOrder == <<"A", "B", "rcu", "end">>
ModelTid == [A |-> 1, B |-> 2, rcu |-> 3, end |-> 4]
ModelReadonly == <<<<1, 0>>, <<fn_ep_eventpoll_poll, fn_ep_eventpoll_release>>, <<fn_model_poll, fn_model_release>>>>
ModelGuards == <<<<>>, <<>>, <<>>, <<>>, <<>>, <<>>, <<>>, <<>>, <<>>, <<>>, <<>>,
                 <<[from |-> 10, to |-> 12, path |-> <<1>>]>>, <<>>, <<>>,
                 <<[from |-> 0, to |-> 3, path |-> <<11, 1>>], [from |-> 9, to |-> 11, path |-> <<11, 1>>]>>,
                 <<>>, <<>>, <<>>, <<>>, <<>>, <<>>>>
ModelRules == <<
  \* 1: epmutex
  <<<<>>>>,
  \* 2: visited_list
  <<<<>>, <<>>>>,
  \* 3: tfile_check_list
  <<<<>>, <<>>>>,
  \* 4: path_limits
  <<<<>>, <<>>, <<>>, <<>>, <<>>>>,
  \* 5: path_count
  <<<<>>, <<>>, <<>>, <<>>, <<>>>>,
  \* 6: fd_array
  <<<<2>>, <<1>>, <<>>, <<>>, <<>>, <<>>, <<>>, <<>>>>,
  \* 7: next_fd
  <<<<>>>>,
  \* 8: ep
  <<<<>>>>,
  \* 9: fd
  <<<<>>>>,
  \* 10: model_device1
  <<<<>>, <<-1>>, <<0>>, <<0>>>>,
  \* 11: file1
  <<<<2>>, <<2>>, <<>>, <<-1>>, <<2>>, <<>>, <<0>>, <<12001>>, <<>>, <<>>>>,
  \* 12: eventpoll1
  <<<<-1>>, <<-2>>, <<>>, <<>>, <<>>, <<>>, <<>>, <<>>, <<>>, <<>>, <<0>>, <<12001>>, <<>>, <<>>,
    <<>>, <<>>, <<>>, <<0>>, <<0>>, <<0>>>>,
  \* 13: file2
  <<<<1>>, <<1>>, <<>>, <<>>, <<1>>, <<>>, <<>>, <<>>, <<>>, <<>>>>,
  \* 14: ep_pqueue1
  <<<<>>, <<>>>>,
  \* 15: epitem1
  <<<<12001>>, <<0>>, <<>>, <<>>, <<>>, <<>>, <<>>, <<>>, <<>>, <<0>>, <<0>>, <<>>, <<>>, <<12001>>,
    <<>>, <<>>>>,
  \* 16: eppoll_entry1
  <<<<0>>, <<0>>, <<>>, <<>>, <<>>, <<>>, <<0>>, <<0>>, <<>>>>,
  \* 17: eppoll_entry2
  <<<<>>, <<>>, <<>>, <<>>, <<>>, <<>>, <<>>, <<>>, <<>>>>,
  \* 18: eppoll_entry3
  <<<<>>, <<>>, <<>>, <<>>, <<>>, <<>>, <<>>, <<>>, <<>>>>,
  \* 19: list_head1
  <<<<>>, <<>>>>,
  \* 20: list_head2
  <<<<>>, <<>>>>,
  \* 21: list_head3
  <<<<>>, <<>>>>
>>
ModelLasting == {1, 2, 3, 4, 5, 6, 7, 8, 9, 14, 17, 18, 19, 20, 21}
ModelLockClasses == <<1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 11, 14, 15, 16, 16, 16, 19, 19, 19>>
ModelStackObjects == {14, 19, 20, 21}
ModelDeadResults == {}
ModelCallbacks == {fn_epi_rcu_free, fn_ep_rcu_free, fn_file_free_rcu}

eventpoll_release_file_labels == {l \in DOMAIN Steps : Steps[l][1] = "eventpoll_release_file"}

ep_free_labels == {l \in DOMAIN Steps : Steps[l][1] = "ep_free"}

__fput_labels == {l \in DOMAIN Steps : Steps[l][1] = "__fput"}

ep_remove_labels == {l \in DOMAIN Steps : Steps[l][1] = "ep_remove"}

------------------------------------------------------------------------------
(* The state that the setup left *)

Init ==
  /\ pc = [A |-> "__epcheck_thread_A_load_ep", B |-> "__epcheck_thread_B_load_fd", rcu |-> "Idle",
           end |-> "Idle"]
  /\ loc = [A |-> [t_ep |-> 0], B |-> [t_fd |-> 0], rcu |-> <<>>, end |-> <<>>]
  /\ stack = [A |-> <<>>, B |-> <<>>, rcu |-> <<>>, end |-> <<>>]
  /\ mem = <<
       \* 1: epmutex
       <<0>>,
       \* 2: visited_list
       <<2000, 2000>>,
       \* 3: tfile_check_list
       <<3000, 3000>>,
       \* 4: path_limits
       <<1000, 500, 100, 50, 10>>,
       \* 5: path_count
       <<0, 0, 0, 0, 0>>,
       \* 6: fd_array
       <<11000, 13000, 0, 0, 0, 0, 0, 0>>,
       \* 7: next_fd
       <<2>>,
       \* 8: ep
       <<1>>,
       \* 9: fd
       <<0>>,
       \* 10: model_device1
       <<0, 0, 16006, 16006>>,
       \* 11: file1
       <<0, 0, 503000, 0, 1, 10000, 15012, 15012, 11008, 11008>>,
       \* 12: eventpoll1
       <<0, 0, 0, 12003, 12003, 0, 12006, 12006, 12008, 12008, 15000, 15000, -1, 13000, 0, 12015,
         12015, 1, 0, 0>>,
       \* 13: file2
       <<0, 0, 502000, 0, 1, 12000, 13006, 13006, 13008, 13008>>,
       \* 14: ep_pqueue1
       <<fn_ep_ptable_queue_proc, 15000>>,
       \* 15: epitem1
       <<0, 0, 0, 15003, 15003, -1, 11000, 0, 1, 16000, 16000, 12000, 11006, 11006, 25, 0>>,
       \* 16: eppoll_entry1
       <<15009, 15009, 15000, 0, 0, fn_ep_poll_callback, 10002, 10002, 10001>>,
       \* 17: eppoll_entry2
       <<>>,
       \* 18: eppoll_entry3
       <<>>,
       \* 19: list_head1
       <<>>,
       \* 20: list_head2
       <<>>,
       \* 21: list_head3
       <<>>
     >>
  /\ life = <<"static", "static", "static", "static", "static", "static", "static", "static",
              "static", "live", "live", "live", "live", "freed", "live", "live", "unborn", "unborn",
              "unborn", "unborn", "unborn">>
  /\ mark = <<0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0>>
  /\ owner = <<0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0>>
  /\ held = [A |-> <<>>, B |-> <<>>, rcu |-> <<>>, end |-> <<>>]
  /\ nest = [A |-> 0, B |-> 0, rcu |-> 0, end |-> 0]
  /\ queue = {}
  /\ sync = [A |-> {}, B |-> {}, rcu |-> {}, end |-> {}]
  /\ err = <<>>

------------------------------------------------------------------------------
(* The variables with which each function begins *)

ep_poll_safewake_locals(wq) ==
  [wq |-> wq]

ep_unregister_pollwait_locals(ep_2, epi) ==
  [ep |-> 0, epi |-> epi, t_next |-> 0, t_next_2 |-> 0, pwq |-> 0, prev |-> 0, next |-> 0, wq |-> 0,
   prev_2 |-> 0, next_2 |-> 0]

epi_rcu_free_locals(head) ==
  [head |-> head]

ep_remove_locals(ep_2, epi) ==
  [ep |-> ep_2, epi |-> epi, file |-> 0, t_next |-> 0, prev |-> 0, next |-> 0, before |-> 0,
   next_2 |-> 0, t_rb_right |-> 0, t_rb_parent |-> 0, t_rb_node |-> 0, t_next_2 |-> 0, prev_2 |-> 0,
   next_3 |-> 0, t_rb_node_2 |-> 0]

ep_rcu_free_locals(head) ==
  [head |-> head]

ep_get_locals(ep_2) ==
  [ep |-> ep_2, t_ref |-> 0]

ep_put_locals(ep_2) ==
  [ep |-> ep_2, t_ref |-> 0, t_owner |-> 0]

ep_free_locals(ep_2) ==
  [ep |-> ep_2, t_next |-> 0, rbp |-> 0, t_in_atomic |-> 0, t_owner |-> 0, next |-> 0, t_prev |-> 0,
   t |-> 0, t_in_atomic_2 |-> 0, prev |-> 0, next_2 |-> 0, t_owner_2 |-> 0]

ep_eventpoll_release_locals(inode, file) ==
  [inode |-> 0, file |-> file, ep |-> 0]

eventpoll_release_file_locals(file) ==
  [file |-> file, __first |-> 0, epi |-> 0, ep |-> 0, t_ep_get |-> 0, t_in_atomic |-> 0,
   t_owner |-> 0, next |-> 0, t_prev |-> 0, t |-> 0, t_in_atomic_2 |-> 0, prev |-> 0, next_2 |-> 0,
   t_owner_2 |-> 0]

ep_poll_callback_locals(wait, mode, sync_2, key) ==
  [wait |-> wait, mode |-> 0, sync |-> 0, key |-> key, epi |-> 0, ep |-> 0, pwake |-> 0,
   t_events |-> 0, t_events_2 |-> 0, t_ovflist |-> 0, t_next |-> 0, t_ovflist_2 |-> 0,
   t_next_2 |-> 0, t_next_3 |-> 0, t_next_4 |-> 0, prev |-> 0]

file_free_rcu_locals(head) ==
  [head |-> head]

__fput_locals(file) ==
  [file |-> file, t_next |-> 0, fops |-> 0, t_release |-> 0, t_release_2 |-> 0]

fput_locals(file) ==
  [file |-> file, before |-> 0]

sys_close_locals(fd_2) ==
  [fd |-> fd_2, file |-> 0]

model_release_locals(inode, file) ==
  [inode |-> 0, file |-> file, t_private_data |-> 0]

__wake_up_locked_locals(wq, mode, nr, key) ==
  [wq |-> wq, mode |-> mode, nr |-> nr, key |-> key, t_next |-> 0, entry |-> 0, t_next_2 |-> 0,
   next |-> 0, flags |-> 0, t_func |-> 0, t_func_2 |-> 0, t_next_3 |-> 0]

__wake_up_locals(wq, mode, nr, key) ==
  [wq |-> wq, mode |-> mode, nr |-> nr, key |-> key]

__epcheck_thread_A_locals ==
  [t_ep |-> 0]

__epcheck_thread_B_locals ==
  [t_fd |-> 0]

__epcheck_finally_locals ==
  [t_leaks |-> 0]


------------------------------------------------------------------------------
(* ep_poll_safewake() *)

\* wake_up_poll
ep_poll_safewake_enter(self, s) ==
  LET l == s.loc[self]
      faults == CallFaults(s, self)
  IN  Checked(s, self, faults,
        Call(s, self, "__wake_up_spin_lock", __wake_up_locals(l.wq, 3, 1, 1),
            Frame("ep_poll_safewake_return", "", [l EXCEPT !.wq = 0])))

\* }
ep_poll_safewake_return(self, s) ==
  Return(s, self, 0)


------------------------------------------------------------------------------
(* ep_unregister_pollwait() *)

\* list_empty(&epi->pwqlist): READ_ONCE
ep_unregister_pollwait_list_empty(self, s) ==
  LET l == s.loc[self]
      a == l.epi + epitem_pwqlist_next
      t_next == Cells(s, a)
      faults == Then(ReadFaults(s, self, a), Unforeseen(s, self, a, FALSE, FALSE, FALSE))
  IN  Checked(s, self, faults,
        IF t_next = (l.epi + epitem_pwqlist_next)
        THEN Goto(s, self, "ep_unregister_pollwait_return", [l EXCEPT !.epi = 0])
        ELSE Goto(s, self, "ep_unregister_pollwait_load_next", l))

\* }
ep_unregister_pollwait_return(self, s) ==
  Return(s, self, 0)

\* list_first_entry
ep_unregister_pollwait_load_next(self, s) ==
  LET l == s.loc[self]
      a == l.epi + epitem_pwqlist_next
      t_next_2 == Cells(s, a)
      pwq == t_next_2 - eppoll_entry_llink_next
      faults == Then(ReadFaults(s, self, a), Unforeseen(s, self, a, FALSE, TRUE, FALSE))
  IN  Checked(s, self, faults,
        Goto(s, self, "ep_unregister_pollwait_list_del", [l EXCEPT !.pwq = pwq]))

\* list_del(&pwq->llink): entry->prev
ep_unregister_pollwait_list_del(self, s) ==
  LET l == s.loc[self]
      a == l.pwq + eppoll_entry_llink_prev
      prev == Cells(s, a)
      faults == Then(ReadFaults(s, self, a), Unforeseen(s, self, a, FALSE, TRUE, FALSE))
  IN  Checked(s, self, faults,
        Goto(s, self, "ep_unregister_pollwait_list_del_2", [l EXCEPT !.prev = prev]))

\* list_del(&pwq->llink): entry->next
ep_unregister_pollwait_list_del_2(self, s) ==
  LET l == s.loc[self]
      a == l.pwq + eppoll_entry_llink_next
      next == Cells(s, a)
      faults == Then(ReadFaults(s, self, a), Unforeseen(s, self, a, FALSE, TRUE, FALSE))
  IN  Checked(s, self, faults,
        IF (IF next = 256 THEN 1 ELSE CBool(l.prev = 512)) # 0
        THEN Goto(s, self, "ep_unregister_pollwait_list_del_3", [l EXCEPT !.next = next])
        ELSE Goto(s, self, "ep_unregister_pollwait_list_del_4", [l EXCEPT !.next = next]))

\* list_del(&pwq->llink): __epcheck_fail("list-corruption", entry)
ep_unregister_pollwait_list_del_3(self, s) ==
  LET l == s.loc[self]
      faults == FailFaults("list-corruption", l.pwq + eppoll_entry_llink_next)
  IN  Checked(s, self, faults,
        Goto(s, self, "ep_unregister_pollwait_list_del_4", l))

\* list_del(&pwq->llink): next->prev = prev
ep_unregister_pollwait_list_del_4(self, s) ==
  LET l == s.loc[self]
      a == l.next + list_head_prev
      after == Store(s, a, l.prev)
      faults == Then(WriteFaults(s, self, a), Unforeseen(s, self, a, TRUE, TRUE, FALSE))
  IN  Checked(s, self, faults,
        Goto(after, self, "ep_unregister_pollwait_list_del_5", l))

\* list_del(&pwq->llink): WRITE_ONCE
ep_unregister_pollwait_list_del_5(self, s) ==
  LET l == s.loc[self]
      a == l.prev + list_head_next
      after == Store(s, a, l.next)
      faults == Then(WriteFaults(s, self, a), Unforeseen(s, self, a, TRUE, FALSE, FALSE))
  IN  Checked(s, self, faults,
        Goto(after, self, "ep_unregister_pollwait_list_del_6", [l EXCEPT !.prev = 0, !.next = 0]))

\* list_del(&pwq->llink): entry->next = LIST_POISON1
ep_unregister_pollwait_list_del_6(self, s) ==
  LET l == s.loc[self]
      a == l.pwq + eppoll_entry_llink_next
      after == Store(s, a, 256)
      faults == Then(WriteFaults(s, self, a), Unforeseen(s, self, a, TRUE, TRUE, FALSE))
  IN  Checked(s, self, faults,
        Goto(after, self, "ep_unregister_pollwait_list_del_7", l))

\* list_del(&pwq->llink): entry->prev = LIST_POISON2
ep_unregister_pollwait_list_del_7(self, s) ==
  LET l == s.loc[self]
      a == l.pwq + eppoll_entry_llink_prev
      after == Store(s, a, 512)
      faults == Then(WriteFaults(s, self, a), Unforeseen(s, self, a, TRUE, TRUE, FALSE))
  IN  Checked(s, self, faults,
        Goto(after, self, "ep_unregister_pollwait_load_whead", l))

\* pwq->whead
ep_unregister_pollwait_load_whead(self, s) ==
  LET l == s.loc[self]
      a == l.pwq + eppoll_entry_whead
      wq == Cells(s, a)
      faults == Then(ReadFaults(s, self, a), Unforeseen(s, self, a, FALSE, TRUE, FALSE))
  IN  Checked(s, self, faults,
        Goto(s, self, "ep_unregister_pollwait_remove_wait_queue", [l EXCEPT !.wq = wq]))

\* remove_wait_queue(pwq->whead, &pwq->wait): __epcheck_reader_enter()
ep_unregister_pollwait_remove_wait_queue(self, s) ==
  LET l == s.loc[self]
      after == ReaderEnter(s, self)
  IN  Goto(after, self, "ep_unregister_pollwait_remove_wait_queue_2", l)

\* remove_wait_queue(pwq->whead, &pwq->wait): __epcheck_lock(&lock->owner, EPCHECK_SPIN)
ep_unregister_pollwait_remove_wait_queue_2(self, s) ==
  LET l == s.loc[self]
      a == l.wq + wait_queue_head_lock_owner
      after == SpinLock(s, self, a)
      faults == Then(LockFaults(s, self, a), Unforeseen(s, self, a, TRUE, FALSE, FALSE))
  IN  Checked(s, self, faults,
        Goto(after, self, "ep_unregister_pollwait_remove_wait_queue_3", l))

\* remove_wait_queue(pwq->whead, &pwq->wait): entry->prev
ep_unregister_pollwait_remove_wait_queue_3(self, s) ==
  LET l == s.loc[self]
      a == l.pwq + eppoll_entry_wait_entry_prev
      prev_2 == Cells(s, a)
      faults == Then(ReadFaults(s, self, a), Unforeseen(s, self, a, FALSE, TRUE, FALSE))
  IN  Checked(s, self, faults,
        Goto(s, self, "ep_unregister_pollwait_remove_wait_queue_4", [l EXCEPT !.prev_2 = prev_2]))

\* remove_wait_queue(pwq->whead, &pwq->wait): entry->next
ep_unregister_pollwait_remove_wait_queue_4(self, s) ==
  LET l == s.loc[self]
      a == l.pwq + eppoll_entry_wait_entry_next
      next_2 == Cells(s, a)
      faults == Then(ReadFaults(s, self, a), Unforeseen(s, self, a, FALSE, TRUE, FALSE))
  IN  Checked(s, self, faults,
        IF (IF next_2 = 256 THEN 1 ELSE CBool(l.prev_2 = 512)) # 0
        THEN Goto(s, self, "ep_unregister_pollwait_remove_wait_queue_5", [l EXCEPT !.next_2 = next_2])
        ELSE Goto(s, self, "ep_unregister_pollwait_remove_wait_queue_6", [l EXCEPT !.next_2 = next_2]))

\* remove_wait_queue(pwq->whead, &pwq->wait): __epcheck_fail("list-corruption", entry)
ep_unregister_pollwait_remove_wait_queue_5(self, s) ==
  LET l == s.loc[self]
      faults == FailFaults("list-corruption", l.pwq + eppoll_entry_wait_entry_next)
  IN  Checked(s, self, faults,
        Goto(s, self, "ep_unregister_pollwait_remove_wait_queue_6", l))

\* remove_wait_queue(pwq->whead, &pwq->wait): next->prev = prev
ep_unregister_pollwait_remove_wait_queue_6(self, s) ==
  LET l == s.loc[self]
      a == l.next_2 + list_head_prev
      after == Store(s, a, l.prev_2)
      faults == Then(WriteFaults(s, self, a), Unforeseen(s, self, a, TRUE, TRUE, FALSE))
  IN  Checked(s, self, faults,
        Goto(after, self, "ep_unregister_pollwait_remove_wait_queue_7", l))

\* remove_wait_queue(pwq->whead, &pwq->wait): WRITE_ONCE
ep_unregister_pollwait_remove_wait_queue_7(self, s) ==
  LET l == s.loc[self]
      a == l.prev_2 + list_head_next
      after == Store(s, a, l.next_2)
      faults == Then(WriteFaults(s, self, a), Unforeseen(s, self, a, TRUE, FALSE, FALSE))
  IN  Checked(s, self, faults,
        Goto(after, self, "ep_unregister_pollwait_remove_wait_queue_8", [l EXCEPT !.prev_2 = 0, !.next_2 = 0]))

\* remove_wait_queue(pwq->whead, &pwq->wait): entry->next = LIST_POISON1
ep_unregister_pollwait_remove_wait_queue_8(self, s) ==
  LET l == s.loc[self]
      a == l.pwq + eppoll_entry_wait_entry_next
      after == Store(s, a, 256)
      faults == Then(WriteFaults(s, self, a), Unforeseen(s, self, a, TRUE, TRUE, FALSE))
  IN  Checked(s, self, faults,
        Goto(after, self, "ep_unregister_pollwait_remove_wait_queue_9", l))

\* remove_wait_queue(pwq->whead, &pwq->wait): entry->prev = LIST_POISON2
ep_unregister_pollwait_remove_wait_queue_9(self, s) ==
  LET l == s.loc[self]
      a == l.pwq + eppoll_entry_wait_entry_prev
      after == Store(s, a, 512)
      faults == Then(WriteFaults(s, self, a), Unforeseen(s, self, a, TRUE, TRUE, FALSE))
  IN  Checked(s, self, faults,
        Goto(after, self, "ep_unregister_pollwait_remove_wait_queue_10", l))

\* remove_wait_queue(pwq->whead, &pwq->wait): __epcheck_unlock(&lock->owner, EPCHECK_SPIN)
ep_unregister_pollwait_remove_wait_queue_10(self, s) ==
  LET l == s.loc[self]
      a == l.wq + wait_queue_head_lock_owner
      after == SpinUnlock(s, self, a)
      faults == Then(UnlockFaults(s, self, a), Unforeseen(s, self, a, TRUE, FALSE, FALSE))
  IN  Checked(s, self, faults,
        Goto(after, self, "ep_unregister_pollwait_remove_wait_queue_11", [l EXCEPT !.wq = 0]))

\* remove_wait_queue(pwq->whead, &pwq->wait): __epcheck_reader_leave()
ep_unregister_pollwait_remove_wait_queue_11(self, s) ==
  LET l == s.loc[self]
      after == ReaderLeave(s, self)
      faults == ReaderLeaveFaults(s, self)
  IN  Checked(s, self, faults,
        Goto(after, self, "ep_unregister_pollwait_free", l))

\* kmem_cache_free
ep_unregister_pollwait_free(self, s) ==
  LET l == s.loc[self]
      after == Free(s, l.pwq)
      faults == Then(FreeFaults(s, l.pwq), UnforeseenEnd(s, self, l.pwq))
  IN  Checked(s, self, faults,
        Goto(after, self, "ep_unregister_pollwait_list_empty_2", [l EXCEPT !.pwq = 0]))

\* list_empty(&epi->pwqlist): READ_ONCE
ep_unregister_pollwait_list_empty_2(self, s) ==
  LET l == s.loc[self]
      a == l.epi + epitem_pwqlist_next
      t_next == Cells(s, a)
      faults == Then(ReadFaults(s, self, a), Unforeseen(s, self, a, FALSE, FALSE, FALSE))
  IN  Checked(s, self, faults,
        IF t_next = (l.epi + epitem_pwqlist_next)
        THEN Goto(s, self, "ep_unregister_pollwait_return", [l EXCEPT !.epi = 0])
        ELSE Goto(s, self, "ep_unregister_pollwait_load_next", l))


------------------------------------------------------------------------------
(* epi_rcu_free() *)

\* kmem_cache_free
epi_rcu_free_free(self, s) ==
  LET l == s.loc[self]
      a == l.head - epitem_rbn_rb_parent
      after == Free(s, a)
      faults == Then(FreeFaults(s, a), Then(UnforeseenEnd(s, self, a), ExitFaults(s, self, s.held[self], s.nest[self])))
  IN  Checked(s, self, faults,
        Return(after, self, 0))


------------------------------------------------------------------------------
(* ep_remove() *)

\* epi->ffd.file
ep_remove_load_file(self, s) ==
  LET l == s.loc[self]
      a == l.epi + epitem_ffd_file
      file == Cells(s, a)
      faults == Then(ReadFaults(s, self, a), Then(Unforeseen(s, self, a, FALSE, TRUE, FALSE), CallFaults(s, self)))
  IN  Noting(s, self, {<<"4c-1", eventpoll_release_file_labels>>, <<"4c-2", ep_free_labels>>, <<"4d-1", __fput_labels>>, <<"4d-strict-1", __fput_labels>>, <<"4e-1", ep_free_labels>>, <<"4e-lock-1", ep_free_labels>>},
        Checked(s, self, faults,
          Call(s, self, "ep_unregister_pollwait_list_empty", ep_unregister_pollwait_locals(l.ep, l.epi),
              Frame("ep_remove_spin_lock", "", [l EXCEPT !.file = file]))))

\* spin_lock(&file->f_lock): __epcheck_reader_enter()
ep_remove_spin_lock(self, s) ==
  LET l == s.loc[self]
      after == ReaderEnter(s, self)
  IN  Goto(after, self, "ep_remove_spin_lock_2", l)

\* spin_lock(&file->f_lock): __epcheck_lock(&lock->owner, EPCHECK_SPIN)
ep_remove_spin_lock_2(self, s) ==
  LET l == s.loc[self]
      a == l.file + file_f_lock_owner
      after == SpinLock(s, self, a)
      faults == Then(LockFaults(s, self, a), Unforeseen(s, self, a, TRUE, FALSE, FALSE))
  IN  Checked(s, self, faults,
        Goto(after, self, "ep_remove_ep_is_linked", l))

\* ep_is_linked(&epi->fllink): READ_ONCE
ep_remove_ep_is_linked(self, s) ==
  LET l == s.loc[self]
      a == l.epi + epitem_fllink_next
      t_next == Cells(s, a)
      faults == Then(ReadFaults(s, self, a), Unforeseen(s, self, a, FALSE, FALSE, FALSE))
  IN  Checked(s, self, faults,
        IF t_next # (l.epi + epitem_fllink_next)
        THEN Goto(s, self, "ep_remove_list_del_rcu", l)
        ELSE Goto(s, self, "ep_remove_spin_unlock", l))

\* list_del_rcu(&epi->fllink): entry->prev
ep_remove_list_del_rcu(self, s) ==
  LET l == s.loc[self]
      a == l.epi + epitem_fllink_prev
      prev == Cells(s, a)
      faults == Then(ReadFaults(s, self, a), Unforeseen(s, self, a, FALSE, TRUE, FALSE))
  IN  Checked(s, self, faults,
        Goto(s, self, "ep_remove_list_del_rcu_2", [l EXCEPT !.prev = prev]))

\* list_del_rcu(&epi->fllink): entry->next
ep_remove_list_del_rcu_2(self, s) ==
  LET l == s.loc[self]
      a == l.epi + epitem_fllink_next
      next == Cells(s, a)
      faults == Then(ReadFaults(s, self, a), Unforeseen(s, self, a, FALSE, TRUE, FALSE))
  IN  Checked(s, self, faults,
        IF (IF next = 256 THEN 1 ELSE CBool(l.prev = 512)) # 0
        THEN Goto(s, self, "ep_remove_list_del_rcu_3", [l EXCEPT !.next = next])
        ELSE Goto(s, self, "ep_remove_list_del_rcu_4", [l EXCEPT !.next = next]))

\* list_del_rcu(&epi->fllink): __epcheck_fail("list-corruption", entry)
ep_remove_list_del_rcu_3(self, s) ==
  LET l == s.loc[self]
      faults == FailFaults("list-corruption", l.epi + epitem_fllink_next)
  IN  Checked(s, self, faults,
        Goto(s, self, "ep_remove_list_del_rcu_4", l))

\* list_del_rcu(&epi->fllink): next->prev = prev
ep_remove_list_del_rcu_4(self, s) ==
  LET l == s.loc[self]
      a == l.next + list_head_prev
      after == Store(s, a, l.prev)
      faults == Then(WriteFaults(s, self, a), Unforeseen(s, self, a, TRUE, TRUE, FALSE))
  IN  Checked(s, self, faults,
        Goto(after, self, "ep_remove_list_del_rcu_5", l))

\* list_del_rcu(&epi->fllink): WRITE_ONCE
ep_remove_list_del_rcu_5(self, s) ==
  LET l == s.loc[self]
      a == l.prev + list_head_next
      after == Store(s, a, l.next)
      faults == Then(WriteFaults(s, self, a), Unforeseen(s, self, a, TRUE, FALSE, FALSE))
  IN  Checked(s, self, faults,
        Goto(after, self, "ep_remove_list_del_rcu_6", [l EXCEPT !.prev = 0, !.next = 0]))

\* list_del_rcu(&epi->fllink): entry->prev = LIST_POISON2
ep_remove_list_del_rcu_6(self, s) ==
  LET l == s.loc[self]
      a == l.epi + epitem_fllink_prev
      after == Store(s, a, 512)
      faults == Then(WriteFaults(s, self, a), Unforeseen(s, self, a, TRUE, TRUE, FALSE))
  IN  Checked(s, self, faults,
        Goto(after, self, "ep_remove_spin_unlock", l))

\* spin_unlock(&file->f_lock): __epcheck_unlock(&lock->owner, EPCHECK_SPIN)
ep_remove_spin_unlock(self, s) ==
  LET l == s.loc[self]
      a == l.file + file_f_lock_owner
      after == SpinUnlock(s, self, a)
      faults == Then(UnlockFaults(s, self, a), Unforeseen(s, self, a, TRUE, FALSE, FALSE))
  IN  Checked(s, self, faults,
        Goto(after, self, "ep_remove_spin_unlock_2", [l EXCEPT !.file = 0]))

\* spin_unlock(&file->f_lock): __epcheck_reader_leave()
ep_remove_spin_unlock_2(self, s) ==
  LET l == s.loc[self]
      after == ReaderLeave(s, self)
      faults == ReaderLeaveFaults(s, self)
  IN  Checked(s, self, faults,
        Goto(after, self, "ep_remove_rb_erase_cached", l))

\* rb_erase_cached(&epi->rbn, &ep->rbr): __epcheck_touch(&root->rb_root.rb_node, 1)
ep_remove_rb_erase_cached(self, s) ==
  LET l == s.loc[self]
      a == l.ep + eventpoll_rbr_rb_root_rb_node
      faults == Then(TouchFaults(s, self, a, TRUE), Unforeseen(s, self, a, TRUE, TRUE, FALSE))
  IN  Checked(s, self, faults,
        Goto(s, self, "ep_remove_rb_erase_cached_2", l))

\* rb_erase_cached(&epi->rbn, &ep->rbr): node->rb_parent
ep_remove_rb_erase_cached_2(self, s) ==
  LET l == s.loc[self]
      a == l.epi + epitem_rbn_rb_parent
      before == Cells(s, a)
      faults == Then(ReadFaults(s, self, a), Unforeseen(s, self, a, FALSE, TRUE, FALSE))
  IN  Checked(s, self, faults,
        Goto(s, self, "ep_remove_rb_erase_cached_3", [l EXCEPT !.before = before]))

\* rb_erase_cached(&epi->rbn, &ep->rbr): node->rb_right
ep_remove_rb_erase_cached_3(self, s) ==
  LET l == s.loc[self]
      a == l.epi + epitem_rbn_rb_right
      next_2 == Cells(s, a)
      faults == Then(ReadFaults(s, self, a), Unforeseen(s, self, a, FALSE, TRUE, FALSE))
  IN  Checked(s, self, faults,
        IF l.before # 0
        THEN Goto(s, self, "ep_remove_rb_erase_cached_4", [l EXCEPT !.next_2 = next_2])
        ELSE Goto(s, self, "ep_remove_rb_erase_cached_12", [l EXCEPT !.next_2 = next_2]))

\* rb_erase_cached(&epi->rbn, &ep->rbr): before->rb_right
ep_remove_rb_erase_cached_4(self, s) ==
  LET l == s.loc[self]
      a == l.before + rb_node_rb_right
      t_rb_right == Cells(s, a)
      faults == Then(ReadFaults(s, self, a), Unforeseen(s, self, a, FALSE, TRUE, FALSE))
  IN  Checked(s, self, faults,
        IF t_rb_right # (l.epi + epitem_rbn_rb_parent)
        THEN Goto(s, self, "ep_remove_rb_erase_cached_5", l)
        ELSE Goto(s, self, "ep_remove_rb_erase_cached_6", l))

\* rb_erase_cached(&epi->rbn, &ep->rbr): __epcheck_fail("tree-corruption", node)
ep_remove_rb_erase_cached_5(self, s) ==
  LET l == s.loc[self]
      faults == FailFaults("tree-corruption", l.epi + epitem_rbn_rb_parent)
  IN  Checked(s, self, faults,
        Goto(s, self, "ep_remove_rb_erase_cached_6", l))

\* rb_erase_cached(&epi->rbn, &ep->rbr): before->rb_right = next
ep_remove_rb_erase_cached_6(self, s) ==
  LET l == s.loc[self]
      a == l.before + rb_node_rb_right
      after == Store(s, a, l.next_2)
      faults == Then(WriteFaults(s, self, a), Unforeseen(s, self, a, TRUE, TRUE, FALSE))
  IN  Checked(s, self, faults,
        IF l.next_2 # 0
        THEN Goto(after, self, "ep_remove_rb_erase_cached_7", l)
        ELSE Goto(after, self, "ep_remove_rb_erase_cached_10", [l EXCEPT !.before = 0, !.next_2 = 0]))

\* rb_erase_cached(&epi->rbn, &ep->rbr): next->rb_parent
ep_remove_rb_erase_cached_7(self, s) ==
  LET l == s.loc[self]
      a == l.next_2 + rb_node_rb_parent
      t_rb_parent == Cells(s, a)
      faults == Then(ReadFaults(s, self, a), Unforeseen(s, self, a, FALSE, TRUE, FALSE))
  IN  Checked(s, self, faults,
        IF t_rb_parent # (l.epi + epitem_rbn_rb_parent)
        THEN Goto(s, self, "ep_remove_rb_erase_cached_8", l)
        ELSE Goto(s, self, "ep_remove_rb_erase_cached_9", l))

\* rb_erase_cached(&epi->rbn, &ep->rbr): __epcheck_fail("tree-corruption", node)
ep_remove_rb_erase_cached_8(self, s) ==
  LET l == s.loc[self]
      faults == FailFaults("tree-corruption", l.epi + epitem_rbn_rb_parent)
  IN  Checked(s, self, faults,
        Goto(s, self, "ep_remove_rb_erase_cached_9", l))

\* rb_erase_cached(&epi->rbn, &ep->rbr): next->rb_parent = before
ep_remove_rb_erase_cached_9(self, s) ==
  LET l == s.loc[self]
      a == l.next_2 + rb_node_rb_parent
      after == Store(s, a, l.before)
      faults == Then(WriteFaults(s, self, a), Unforeseen(s, self, a, TRUE, TRUE, FALSE))
  IN  Checked(s, self, faults,
        Goto(after, self, "ep_remove_rb_erase_cached_10", [l EXCEPT !.before = 0, !.next_2 = 0]))

\* rb_erase_cached(&epi->rbn, &ep->rbr): root->rb_root.rb_node
ep_remove_rb_erase_cached_10(self, s) ==
  LET l == s.loc[self]
      a == l.ep + eventpoll_rbr_rb_root_rb_node
      t_rb_node == Cells(s, a)
      faults == Then(ReadFaults(s, self, a), Unforeseen(s, self, a, FALSE, TRUE, FALSE))
  IN  Checked(s, self, faults,
        Goto(s, self, "ep_remove_rb_erase_cached_11", [l EXCEPT !.t_rb_node = t_rb_node]))

\* rb_erase_cached(&epi->rbn, &ep->rbr): root->rb_leftmost = root->rb_root.rb_node
ep_remove_rb_erase_cached_11(self, s) ==
  LET l == s.loc[self]
      a == l.ep + eventpoll_rbr_rb_leftmost
      after == Store(s, a, l.t_rb_node)
      faults == Then(WriteFaults(s, self, a), Unforeseen(s, self, a, TRUE, TRUE, FALSE))
  IN  Checked(s, self, faults,
        Goto(after, self, "ep_remove_spin_lock_3", [l EXCEPT !.t_rb_node = 0]))

\* spin_lock_irqsave: __epcheck_reader_enter()
ep_remove_spin_lock_3(self, s) ==
  LET l == s.loc[self]
      after == ReaderEnter(s, self)
  IN  Goto(after, self, "ep_remove_spin_lock_4", l)

\* spin_lock_irqsave: __epcheck_lock(&lock->owner, EPCHECK_SPIN)
ep_remove_spin_lock_4(self, s) ==
  LET l == s.loc[self]
      a == l.ep + eventpoll_lock_owner
      after == SpinLock(s, self, a)
      faults == Then(LockFaults(s, self, a), Unforeseen(s, self, a, TRUE, FALSE, FALSE))
  IN  Checked(s, self, faults,
        Goto(after, self, "ep_remove_ep_is_linked_2", l))

\* ep_is_linked(&epi->rdllink): READ_ONCE
ep_remove_ep_is_linked_2(self, s) ==
  LET l == s.loc[self]
      a == l.epi + epitem_rdllink_next
      t_next_2 == Cells(s, a)
      faults == Then(ReadFaults(s, self, a), Unforeseen(s, self, a, FALSE, FALSE, FALSE))
  IN  Checked(s, self, faults,
        IF t_next_2 # (l.epi + epitem_rdllink_next)
        THEN Goto(s, self, "ep_remove_list_del_init", l)
        ELSE Goto(s, self, "ep_remove_spin_unlock_3", l))

\* list_del_init(&epi->rdllink): entry->prev
ep_remove_list_del_init(self, s) ==
  LET l == s.loc[self]
      a == l.epi + epitem_rdllink_prev
      prev_2 == Cells(s, a)
      faults == Then(ReadFaults(s, self, a), Unforeseen(s, self, a, FALSE, TRUE, FALSE))
  IN  Checked(s, self, faults,
        Goto(s, self, "ep_remove_list_del_init_2", [l EXCEPT !.prev_2 = prev_2]))

\* list_del_init(&epi->rdllink): entry->next
ep_remove_list_del_init_2(self, s) ==
  LET l == s.loc[self]
      a == l.epi + epitem_rdllink_next
      next_3 == Cells(s, a)
      faults == Then(ReadFaults(s, self, a), Unforeseen(s, self, a, FALSE, TRUE, FALSE))
  IN  Checked(s, self, faults,
        IF (IF next_3 = 256 THEN 1 ELSE CBool(l.prev_2 = 512)) # 0
        THEN Goto(s, self, "ep_remove_list_del_init_3", [l EXCEPT !.next_3 = next_3])
        ELSE Goto(s, self, "ep_remove_list_del_init_4", [l EXCEPT !.next_3 = next_3]))

\* list_del_init(&epi->rdllink): __epcheck_fail("list-corruption", entry)
ep_remove_list_del_init_3(self, s) ==
  LET l == s.loc[self]
      faults == FailFaults("list-corruption", l.epi + epitem_rdllink_next)
  IN  Checked(s, self, faults,
        Goto(s, self, "ep_remove_list_del_init_4", l))

\* list_del_init(&epi->rdllink): next->prev = prev
ep_remove_list_del_init_4(self, s) ==
  LET l == s.loc[self]
      a == l.next_3 + list_head_prev
      after == Store(s, a, l.prev_2)
      faults == Then(WriteFaults(s, self, a), Unforeseen(s, self, a, TRUE, TRUE, FALSE))
  IN  Checked(s, self, faults,
        Goto(after, self, "ep_remove_list_del_init_5", l))

\* list_del_init(&epi->rdllink): WRITE_ONCE
ep_remove_list_del_init_5(self, s) ==
  LET l == s.loc[self]
      a == l.prev_2 + list_head_next
      after == Store(s, a, l.next_3)
      faults == Then(WriteFaults(s, self, a), Unforeseen(s, self, a, TRUE, FALSE, FALSE))
  IN  Checked(s, self, faults,
        Goto(after, self, "ep_remove_list_del_init_6", [l EXCEPT !.prev_2 = 0, !.next_3 = 0]))

\* list_del_init(&epi->rdllink): WRITE_ONCE
ep_remove_list_del_init_6(self, s) ==
  LET l == s.loc[self]
      a == l.epi + epitem_rdllink_next
      after == Store(s, a, l.epi + epitem_rdllink_next)
      faults == Then(WriteFaults(s, self, a), Unforeseen(s, self, a, TRUE, FALSE, FALSE))
  IN  Checked(s, self, faults,
        Goto(after, self, "ep_remove_list_del_init_7", l))

\* list_del_init(&epi->rdllink): list->prev = list
ep_remove_list_del_init_7(self, s) ==
  LET l == s.loc[self]
      a == l.epi + epitem_rdllink_prev
      after == Store(s, a, l.epi + epitem_rdllink_next)
      faults == Then(WriteFaults(s, self, a), Unforeseen(s, self, a, TRUE, TRUE, FALSE))
  IN  Checked(s, self, faults,
        Goto(after, self, "ep_remove_spin_unlock_3", l))

\* spin_unlock_irqrestore: __epcheck_unlock(&lock->owner, EPCHECK_SPIN)
ep_remove_spin_unlock_3(self, s) ==
  LET l == s.loc[self]
      a == l.ep + eventpoll_lock_owner
      after == SpinUnlock(s, self, a)
      faults == Then(UnlockFaults(s, self, a), Unforeseen(s, self, a, TRUE, FALSE, FALSE))
  IN  Checked(s, self, faults,
        Goto(after, self, "ep_remove_spin_unlock_4", [l EXCEPT !.ep = 0]))

\* spin_unlock_irqrestore: __epcheck_reader_leave()
ep_remove_spin_unlock_4(self, s) ==
  LET l == s.loc[self]
      after == ReaderLeave(s, self)
      faults == ReaderLeaveFaults(s, self)
  IN  Checked(s, self, faults,
        Goto(after, self, "ep_remove_call_rcu", l))

\* call_rcu(&epi->rcu, epi_rcu_free): __epcheck_defer(head, (void *)func)
ep_remove_call_rcu(self, s) ==
  LET l == s.loc[self]
      head == l.epi + epitem_rbn_rb_parent
      after == Defer(s, self, head, fn_epi_rcu_free)
      faults == Then(DeferFaults(s, self, head, fn_epi_rcu_free, ModelCallbacks), UnforeseenDefer(s, self, head))
  IN  Checked(s, self, faults,
        Goto(after, self, "ep_remove_call_rcu_2", l))

\* call_rcu(&epi->rcu, epi_rcu_free): head->next = NULL
ep_remove_call_rcu_2(self, s) ==
  LET l == s.loc[self]
      a == l.epi + epitem_rbn_rb_parent
      after == Store(s, a, 0)
      faults == Then(WriteFaults(s, self, a), Unforeseen(s, self, a, TRUE, TRUE, FALSE))
  IN  Checked(s, self, faults,
        Goto(after, self, "ep_remove_call_rcu_3", l))

\* call_rcu(&epi->rcu, epi_rcu_free): head->func = func
ep_remove_call_rcu_3(self, s) ==
  LET l == s.loc[self]
      a == l.epi + epitem_rbn_rb_right
      after == Store(s, a, fn_epi_rcu_free)
      faults == Then(WriteFaults(s, self, a), Unforeseen(s, self, a, TRUE, TRUE, FALSE))
  IN  Checked(s, self, faults,
        Return(after, self, 0))

\* rb_erase_cached(&epi->rbn, &ep->rbr): root->rb_node
ep_remove_rb_erase_cached_12(self, s) ==
  LET l == s.loc[self]
      a == l.ep + eventpoll_rbr_rb_root_rb_node
      t_rb_node_2 == Cells(s, a)
      faults == Then(ReadFaults(s, self, a), Unforeseen(s, self, a, FALSE, TRUE, FALSE))
  IN  Checked(s, self, faults,
        IF t_rb_node_2 # (l.epi + epitem_rbn_rb_parent)
        THEN Goto(s, self, "ep_remove_rb_erase_cached_13", l)
        ELSE Goto(s, self, "ep_remove_rb_erase_cached_14", l))

\* rb_erase_cached(&epi->rbn, &ep->rbr): __epcheck_fail("tree-corruption", node)
ep_remove_rb_erase_cached_13(self, s) ==
  LET l == s.loc[self]
      faults == FailFaults("tree-corruption", l.epi + epitem_rbn_rb_parent)
  IN  Checked(s, self, faults,
        Goto(s, self, "ep_remove_rb_erase_cached_14", l))

\* rb_erase_cached(&epi->rbn, &ep->rbr): root->rb_node = next
ep_remove_rb_erase_cached_14(self, s) ==
  LET l == s.loc[self]
      a == l.ep + eventpoll_rbr_rb_root_rb_node
      after == Store(s, a, l.next_2)
      faults == Then(WriteFaults(s, self, a), Unforeseen(s, self, a, TRUE, TRUE, FALSE))
  IN  Checked(s, self, faults,
        IF l.next_2 # 0
        THEN Goto(after, self, "ep_remove_rb_erase_cached_7", l)
        ELSE Goto(after, self, "ep_remove_rb_erase_cached_10", [l EXCEPT !.before = 0, !.next_2 = 0]))


------------------------------------------------------------------------------
(* ep_rcu_free() *)

\* kfree
ep_rcu_free_free(self, s) ==
  LET l == s.loc[self]
      a == l.head - eventpoll_rcu_next
      after == Free(s, a)
      faults == Then(FreeFaults(s, a), Then(UnforeseenEnd(s, self, a), ExitFaults(s, self, s.held[self], s.nest[self])))
  IN  Checked(s, self, faults,
        Return(after, self, 0))


------------------------------------------------------------------------------
(* ep_get() *)

\* refcount_inc_not_zero(&ep->refs): __epcheck_ref(&r->refs, EPCHECK_INC_NOT_ZERO)
ep_get_refcount_inc_not_zero(self, s) ==
  LET l == s.loc[self]
      a == l.ep + eventpoll_refs_refs
      t_ref == RefIncNotZeroResult(s, a)
      after == RefIncNotZero(s, a)
      faults == Then(RefIncNotZeroFaults(s, self, a), Unforeseen(s, self, a, TRUE, FALSE, FALSE))
  IN  Checked(s, self, faults,
        Return(after, self, CBool(t_ref # 0)))


------------------------------------------------------------------------------
(* ep_put() *)

\* refcount_dec_and_test(&ep->refs): __epcheck_ref(&r->refs, EPCHECK_DEC_AND_TEST)
ep_put_refcount_dec_and_test(self, s) ==
  LET l == s.loc[self]
      a == l.ep + eventpoll_refs_refs
      t_ref == RefDecAndTestResult(s, a)
      after == RefDecAndTest(s, a)
      faults == Then(RefDecAndTestFaults(s, self, a), Unforeseen(s, self, a, TRUE, FALSE, FALSE))
  IN  Checked(s, self, faults,
        IF t_ref # 0
        THEN Goto(after, self, "ep_put_mutex_destroy", l)
        ELSE Goto(after, self, "ep_put_return", [l EXCEPT !.ep = 0]))

\* mutex_destroy(&ep->mtx): __epcheck_load(&lock->owner, EPCHECK_ATOMIC)
ep_put_mutex_destroy(self, s) ==
  LET l == s.loc[self]
      a == l.ep + eventpoll_mtx_owner
      t_owner == Cells(s, a)
      faults == Then(ReadFaults(s, self, a), Unforeseen(s, self, a, FALSE, FALSE, FALSE))
  IN  Checked(s, self, faults,
        IF t_owner # 0
        THEN Goto(s, self, "ep_put_mutex_destroy_2", l)
        ELSE Goto(s, self, "ep_put_call_rcu", l))

\* mutex_destroy(&ep->mtx): __epcheck_fail("mutex-destroyed-while-held", lock)
ep_put_mutex_destroy_2(self, s) ==
  LET l == s.loc[self]
      faults == FailFaults("mutex-destroyed-while-held", l.ep + eventpoll_mtx_owner)
  IN  Checked(s, self, faults,
        Goto(s, self, "ep_put_call_rcu", l))

\* call_rcu(&ep->rcu, ep_rcu_free): __epcheck_defer(head, (void *)func)
ep_put_call_rcu(self, s) ==
  LET l == s.loc[self]
      head == l.ep + eventpoll_rcu_next
      after == Defer(s, self, head, fn_ep_rcu_free)
      faults == Then(DeferFaults(s, self, head, fn_ep_rcu_free, ModelCallbacks), UnforeseenDefer(s, self, head))
  IN  Checked(s, self, faults,
        Goto(after, self, "ep_put_call_rcu_2", l))

\* call_rcu(&ep->rcu, ep_rcu_free): head->next = NULL
ep_put_call_rcu_2(self, s) ==
  LET l == s.loc[self]
      a == l.ep + eventpoll_rcu_next
      after == Store(s, a, 0)
      faults == Then(WriteFaults(s, self, a), Unforeseen(s, self, a, TRUE, TRUE, FALSE))
  IN  Checked(s, self, faults,
        Goto(after, self, "ep_put_call_rcu_3", l))

\* call_rcu(&ep->rcu, ep_rcu_free): head->func = func
ep_put_call_rcu_3(self, s) ==
  LET l == s.loc[self]
      a == l.ep + eventpoll_rcu_func
      after == Store(s, a, fn_ep_rcu_free)
      faults == Then(WriteFaults(s, self, a), Unforeseen(s, self, a, TRUE, TRUE, FALSE))
  IN  Checked(s, self, faults,
        Return(after, self, 0))

\* }
ep_put_return(self, s) ==
  Return(s, self, 0)


------------------------------------------------------------------------------
(* ep_free() *)

\* waitqueue_active(&ep->poll_wait): READ_ONCE
ep_free_waitqueue_active(self, s) ==
  LET l == s.loc[self]
      a == l.ep + eventpoll_poll_wait_head_next
      t_next == Cells(s, a)
      faults == Then(ReadFaults(s, self, a), Unforeseen(s, self, a, FALSE, FALSE, FALSE))
  IN  Noting(s, self, {<<"4a-1", eventpoll_release_file_labels>>, <<"4b-1", eventpoll_release_file_labels>>, <<"4c-2", ep_remove_labels>>, <<"4e-1", ep_remove_labels>>, <<"4e-lock-1", ep_remove_labels>>},
        Checked(s, self, faults,
          IF t_next # (l.ep + eventpoll_poll_wait_head_next)
          THEN Goto(s, self, "ep_free_call_ep_poll_safewake", l)
          ELSE Goto(s, self, "ep_free_rb_first", l)))

\* ep_poll_safewake(&ep->poll_wait)
ep_free_call_ep_poll_safewake(self, s) ==
  LET l == s.loc[self]
      faults == CallFaults(s, self)
  IN  Checked(s, self, faults,
        Call(s, self, "ep_poll_safewake_enter", ep_poll_safewake_locals(l.ep + eventpoll_poll_wait_lock_owner),
            Frame("ep_free_rb_first", "", l)))

\* rb_first_cached: root->rb_node
ep_free_rb_first(self, s) ==
  LET l == s.loc[self]
      a == l.ep + eventpoll_rbr_rb_root_rb_node
      rbp == Cells(s, a)
      faults == Then(ReadFaults(s, self, a), Unforeseen(s, self, a, FALSE, TRUE, FALSE))
  IN  Checked(s, self, faults,
        IF rbp # 0
        THEN Goto(s, self, "ep_free_call_ep_unregister_pollwait", [l EXCEPT !.rbp = rbp])
        ELSE Goto(s, self, "ep_free_mutex_lock", l))

\* ep_unregister_pollwait(ep, epi)
ep_free_call_ep_unregister_pollwait(self, s) ==
  LET l == s.loc[self]
      faults == CallFaults(s, self)
  IN  Checked(s, self, faults,
        Call(s, self, "ep_unregister_pollwait_list_empty", ep_unregister_pollwait_locals(l.ep, l.rbp - epitem_rbn_rb_parent),
            Frame("ep_free_rb_next", "", l)))

\* rb_next(rbp): node->rb_right
ep_free_rb_next(self, s) ==
  LET l == s.loc[self]
      a == l.rbp + rb_node_rb_right
      rbp == Cells(s, a)
      faults == Then(ReadFaults(s, self, a), Unforeseen(s, self, a, FALSE, TRUE, FALSE))
  IN  Checked(s, self, faults,
        IF rbp # 0
        THEN Goto(s, self, "ep_free_call_ep_unregister_pollwait", [l EXCEPT !.rbp = rbp])
        ELSE Goto(s, self, "ep_free_mutex_lock", [l EXCEPT !.rbp = 0]))

\* mutex_lock(&ep->mtx): __epcheck_in_atomic()
ep_free_mutex_lock(self, s) ==
  LET l == s.loc[self]
      t_in_atomic == InAtomic(s.held[self], s.nest[self])
  IN  IF t_in_atomic # 0
      THEN Goto(s, self, "ep_free_mutex_lock_2", l)
      ELSE Goto(s, self, "ep_free_mutex_lock_3", l)

\* mutex_lock(&ep->mtx): __epcheck_fail("sleep-in-atomic", 0)
ep_free_mutex_lock_2(self, s) ==
  LET l == s.loc[self]
      faults == FailFaults("sleep-in-atomic", 0)
  IN  Checked(s, self, faults,
        Goto(s, self, "ep_free_mutex_lock_3", l))

\* mutex_lock(&ep->mtx): __epcheck_lock(&lock->owner, EPCHECK_SLEEP)
ep_free_mutex_lock_3(self, s) ==
  LET l == s.loc[self]
      a == l.ep + eventpoll_mtx_owner
      after == MutexLock(s, self, a)
      faults == Then(LockFaults(s, self, a), Unforeseen(s, self, a, TRUE, FALSE, FALSE))
  IN  Checked(s, self, faults,
        Goto(after, self, "ep_free_rb_first_2", l))

\* rb_first_cached: root->rb_node
ep_free_rb_first_2(self, s) ==
  LET l == s.loc[self]
      a == l.ep + eventpoll_rbr_rb_root_rb_node
      rbp == Cells(s, a)
      faults == Then(ReadFaults(s, self, a), Unforeseen(s, self, a, FALSE, TRUE, FALSE))
  IN  Checked(s, self, faults,
        IF rbp # 0
        THEN Goto(s, self, "ep_free_call_ep_remove", [l EXCEPT !.rbp = rbp])
        ELSE Goto(s, self, "ep_free_mutex_unlock", l))

\* ep_remove(ep, epi)
ep_free_call_ep_remove(self, s) ==
  LET l == s.loc[self]
      faults == CallFaults(s, self)
  IN  Checked(s, self, faults,
        Call(s, self, "ep_remove_load_file", ep_remove_locals(l.ep, l.rbp - epitem_rbn_rb_parent),
            Frame("ep_free_rb_first_2", "", [l EXCEPT !.rbp = 0])))

\* mutex_unlock(&ep->mtx): __epcheck_unlock(&lock->owner, EPCHECK_SLEEP)
ep_free_mutex_unlock(self, s) ==
  LET l == s.loc[self]
      a == l.ep + eventpoll_mtx_owner
      after == MutexUnlock(s, self, a)
      faults == Then(UnlockFaults(s, self, a), Unforeseen(s, self, a, TRUE, FALSE, FALSE))
  IN  Checked(s, self, faults,
        Goto(after, self, "ep_free_mutex_unlock_2", l))

\* mutex_unlock(&ep->mtx): __epcheck_load(&lock->owner, EPCHECK_ATOMIC)
ep_free_mutex_unlock_2(self, s) ==
  LET l == s.loc[self]
      a == l.ep + eventpoll_mtx_owner
      t_owner == Cells(s, a)
      faults == Then(BlindFaults(s, self, a), Unforeseen(s, self, a, FALSE, FALSE, TRUE))
  IN  Checked(s, self, faults,
        Goto(s, self, "ep_free_list_empty_careful", l))

\* list_empty_careful(&ep->visited_list_link): smp_load_acquire
ep_free_list_empty_careful(self, s) ==
  LET l == s.loc[self]
      a == l.ep + eventpoll_visited_list_link_next
      next == Cells(s, a)
      faults == Then(ReadFaults(s, self, a), Unforeseen(s, self, a, FALSE, FALSE, FALSE))
  IN  Checked(s, self, faults,
        IF next = (l.ep + eventpoll_visited_list_link_next)
        THEN Goto(s, self, "ep_free_list_empty_careful_2", [l EXCEPT !.next = next])
        ELSE Goto(s, self, "ep_free_mutex_lock_4", l))

\* list_empty_careful(&ep->visited_list_link): READ_ONCE
ep_free_list_empty_careful_2(self, s) ==
  LET l == s.loc[self]
      a == l.ep + eventpoll_visited_list_link_prev
      t_prev == Cells(s, a)
      t_2 == CBool(l.next = t_prev)
      faults == Then(ReadFaults(s, self, a), Unforeseen(s, self, a, FALSE, FALSE, FALSE))
  IN  Checked(s, self, faults,
        IF t_2 # 0
        THEN Goto(s, self, "ep_free_call_ep_put", [l EXCEPT !.next = 0])
        ELSE Goto(s, self, "ep_free_mutex_lock_4", [l EXCEPT !.next = 0]))

\* ep_put(ep)
ep_free_call_ep_put(self, s) ==
  LET l == s.loc[self]
      faults == CallFaults(s, self)
  IN  Checked(s, self, faults,
        Call(s, self, "ep_put_refcount_dec_and_test", ep_put_locals(l.ep),
            Frame("ep_free_return", "", [l EXCEPT !.ep = 0])))

\* }
ep_free_return(self, s) ==
  Return(s, self, 0)

\* mutex_lock(&epmutex): __epcheck_in_atomic()
ep_free_mutex_lock_4(self, s) ==
  LET l == s.loc[self]
      t_in_atomic_2 == InAtomic(s.held[self], s.nest[self])
  IN  IF t_in_atomic_2 # 0
      THEN Goto(s, self, "ep_free_mutex_lock_5", l)
      ELSE Goto(s, self, "ep_free_mutex_lock_6", l)

\* mutex_lock(&epmutex): __epcheck_fail("sleep-in-atomic", 0)
ep_free_mutex_lock_5(self, s) ==
  LET l == s.loc[self]
      faults == FailFaults("sleep-in-atomic", 0)
  IN  Checked(s, self, faults,
        Goto(s, self, "ep_free_mutex_lock_6", l))

\* mutex_lock(&epmutex): __epcheck_lock(&lock->owner, EPCHECK_SLEEP)
ep_free_mutex_lock_6(self, s) ==
  LET l == s.loc[self]
      after == MutexLock(s, self, epmutex)
      faults == Then(LockFaults(s, self, epmutex), Unforeseen(s, self, epmutex, TRUE, FALSE, FALSE))
  IN  Checked(s, self, faults,
        Goto(after, self, "ep_free_list_del_init", l))

\* list_del_init(&ep->visited_list_link): entry->prev
ep_free_list_del_init(self, s) ==
  LET l == s.loc[self]
      a == l.ep + eventpoll_visited_list_link_prev
      prev == Cells(s, a)
      faults == Then(ReadFaults(s, self, a), Unforeseen(s, self, a, FALSE, TRUE, FALSE))
  IN  Checked(s, self, faults,
        Goto(s, self, "ep_free_list_del_init_2", [l EXCEPT !.prev = prev]))

\* list_del_init(&ep->visited_list_link): entry->next
ep_free_list_del_init_2(self, s) ==
  LET l == s.loc[self]
      a == l.ep + eventpoll_visited_list_link_next
      next_2 == Cells(s, a)
      faults == Then(ReadFaults(s, self, a), Unforeseen(s, self, a, FALSE, TRUE, FALSE))
  IN  Checked(s, self, faults,
        IF (IF next_2 = 256 THEN 1 ELSE CBool(l.prev = 512)) # 0
        THEN Goto(s, self, "ep_free_list_del_init_3", [l EXCEPT !.next_2 = next_2])
        ELSE Goto(s, self, "ep_free_list_del_init_4", [l EXCEPT !.next_2 = next_2]))

\* list_del_init(&ep->visited_list_link): __epcheck_fail("list-corruption", entry)
ep_free_list_del_init_3(self, s) ==
  LET l == s.loc[self]
      faults == FailFaults("list-corruption", l.ep + eventpoll_visited_list_link_next)
  IN  Checked(s, self, faults,
        Goto(s, self, "ep_free_list_del_init_4", l))

\* list_del_init(&ep->visited_list_link): next->prev = prev
ep_free_list_del_init_4(self, s) ==
  LET l == s.loc[self]
      a == l.next_2 + list_head_prev
      after == Store(s, a, l.prev)
      faults == Then(WriteFaults(s, self, a), Unforeseen(s, self, a, TRUE, TRUE, FALSE))
  IN  Checked(s, self, faults,
        Goto(after, self, "ep_free_list_del_init_5", l))

\* list_del_init(&ep->visited_list_link): WRITE_ONCE
ep_free_list_del_init_5(self, s) ==
  LET l == s.loc[self]
      a == l.prev + list_head_next
      after == Store(s, a, l.next_2)
      faults == Then(WriteFaults(s, self, a), Unforeseen(s, self, a, TRUE, FALSE, FALSE))
  IN  Checked(s, self, faults,
        Goto(after, self, "ep_free_list_del_init_6", [l EXCEPT !.prev = 0, !.next_2 = 0]))

\* list_del_init(&ep->visited_list_link): WRITE_ONCE
ep_free_list_del_init_6(self, s) ==
  LET l == s.loc[self]
      a == l.ep + eventpoll_visited_list_link_next
      after == Store(s, a, l.ep + eventpoll_visited_list_link_next)
      faults == Then(WriteFaults(s, self, a), Unforeseen(s, self, a, TRUE, FALSE, FALSE))
  IN  Checked(s, self, faults,
        Goto(after, self, "ep_free_list_del_init_7", l))

\* list_del_init(&ep->visited_list_link): list->prev = list
ep_free_list_del_init_7(self, s) ==
  LET l == s.loc[self]
      a == l.ep + eventpoll_visited_list_link_prev
      after == Store(s, a, l.ep + eventpoll_visited_list_link_next)
      faults == Then(WriteFaults(s, self, a), Unforeseen(s, self, a, TRUE, TRUE, FALSE))
  IN  Checked(s, self, faults,
        Goto(after, self, "ep_free_mutex_unlock_3", l))

\* mutex_unlock(&epmutex): __epcheck_unlock(&lock->owner, EPCHECK_SLEEP)
ep_free_mutex_unlock_3(self, s) ==
  LET l == s.loc[self]
      after == MutexUnlock(s, self, epmutex)
      faults == Then(UnlockFaults(s, self, epmutex), Unforeseen(s, self, epmutex, TRUE, FALSE, FALSE))
  IN  Checked(s, self, faults,
        Goto(after, self, "ep_free_mutex_unlock_4", l))

\* mutex_unlock(&epmutex): __epcheck_load(&lock->owner, EPCHECK_ATOMIC)
ep_free_mutex_unlock_4(self, s) ==
  LET l == s.loc[self]
      t_owner_2 == Cells(s, epmutex)
      faults == Then(BlindFaults(s, self, epmutex), Then(Unforeseen(s, self, epmutex, FALSE, FALSE, TRUE), CallFaults(s, self)))
  IN  Checked(s, self, faults,
        Call(s, self, "ep_put_refcount_dec_and_test", ep_put_locals(l.ep),
            Frame("ep_free_return", "", [l EXCEPT !.ep = 0])))


------------------------------------------------------------------------------
(* ep_eventpoll_release() *)

\* file->private_data
ep_eventpoll_release_load_private_data(self, s) ==
  LET l == s.loc[self]
      a == l.file + file_private_data
      ep_2 == Cells(s, a)
      faults == Then(ReadFaults(s, self, a), Unforeseen(s, self, a, FALSE, TRUE, FALSE))
  IN  Checked(s, self, faults,
        IF ep_2 # 0
        THEN Goto(s, self, "ep_eventpoll_release_call_ep_free", [l EXCEPT !.file = 0, !.ep = ep_2])
        ELSE Goto(s, self, "ep_eventpoll_release_return", [l EXCEPT !.file = 0]))

\* ep_free(ep)
ep_eventpoll_release_call_ep_free(self, s) ==
  LET l == s.loc[self]
      faults == CallFaults(s, self)
  IN  Checked(s, self, faults,
        Call(s, self, "ep_free_waitqueue_active", ep_free_locals(l.ep),
            Frame("ep_eventpoll_release_return", "", [l EXCEPT !.ep = 0])))

\* return 0;
ep_eventpoll_release_return(self, s) ==
  Return(s, self, 0)


------------------------------------------------------------------------------
(* eventpoll_release_file() *)

\* rcu_read_lock
eventpoll_release_file_reader_enter(self, s) ==
  LET l == s.loc[self]
      after == ReaderEnter(s, self)
  IN  Noting(s, self, {<<"4a-1", ep_free_labels>>, <<"4b-1", ep_free_labels>>, <<"4c-1", ep_remove_labels>>},
        Goto(after, self, "eventpoll_release_file_load_next", l))

\* list_first_or_null_rcu
eventpoll_release_file_load_next(self, s) ==
  LET l == s.loc[self]
      a == l.file + file_f_ep_links_next
      __first == Cells(s, a)
      epi == IF __first # (l.file + file_f_ep_links_next) THEN (__first - epitem_fllink_next) ELSE 0
      faults == Then(ReadFaults(s, self, a), Unforeseen(s, self, a, FALSE, FALSE, FALSE))
  IN  Checked(s, self, faults,
        IF epi # 0
        THEN Goto(s, self, "eventpoll_release_file_load_ep", [l EXCEPT !.epi = epi])
        ELSE Goto(s, self, "eventpoll_release_file_reader_leave_2", l))

\* epi->ep
eventpoll_release_file_load_ep(self, s) ==
  LET l == s.loc[self]
      a == l.epi + epitem_ep
      ep_2 == Cells(s, a)
      faults == Then(ReadFaults(s, self, a), Then(Unforeseen(s, self, a, FALSE, TRUE, FALSE), CallFaults(s, self)))
  IN  Checked(s, self, faults,
        Call(s, self, "ep_get_refcount_inc_not_zero", ep_get_locals(ep_2),
            Frame("eventpoll_release_file_if", "t_ep_get", [l EXCEPT !.ep = ep_2])))

\* ep_get(ep)
eventpoll_release_file_if(self, s) ==
  LET l == s.loc[self]
  IN  IF l.t_ep_get # 0
      THEN Goto(s, self, "eventpoll_release_file_reader_leave", [l EXCEPT !.t_ep_get = 0])
      ELSE Goto(s, self, "eventpoll_release_file_load_next", [l EXCEPT !.epi = 0, !.ep = 0, !.t_ep_get = 0])

\* rcu_read_unlock
eventpoll_release_file_reader_leave(self, s) ==
  LET l == s.loc[self]
      t_in_atomic == InAtomic(s.held[self], NestAfterLeave(s, self))
      after == ReaderLeave(s, self)
      faults == ReaderLeaveFaults(s, self)
  IN  Checked(s, self, faults,
        IF t_in_atomic # 0
        THEN Goto(after, self, "eventpoll_release_file_mutex_lock_nested", l)
        ELSE Goto(after, self, "eventpoll_release_file_mutex_lock_nested_2", l))

\* mutex_lock_nested(&ep->mtx, 0): __epcheck_fail("sleep-in-atomic", 0)
eventpoll_release_file_mutex_lock_nested(self, s) ==
  LET l == s.loc[self]
      faults == FailFaults("sleep-in-atomic", 0)
  IN  Checked(s, self, faults,
        Goto(s, self, "eventpoll_release_file_mutex_lock_nested_2", l))

\* mutex_lock_nested(&ep->mtx, 0): __epcheck_lock_nested(&lock->owner, EPCHECK_SLEEP, subclass)
eventpoll_release_file_mutex_lock_nested_2(self, s) ==
  LET l == s.loc[self]
      a == l.ep + eventpoll_mtx_owner
      after == MutexLock(s, self, a)
      faults == Then(LockFaults(s, self, a), Then(Unforeseen(s, self, a, TRUE, FALSE, FALSE), CallFaults(s, self)))
  IN  Checked(s, self, faults,
        Call(after, self, "ep_remove_load_file", ep_remove_locals(l.ep, l.epi),
            Frame("eventpoll_release_file_mutex_unlock", "", [l EXCEPT !.epi = 0])))

\* mutex_unlock(&ep->mtx): __epcheck_unlock(&lock->owner, EPCHECK_SLEEP)
eventpoll_release_file_mutex_unlock(self, s) ==
  LET l == s.loc[self]
      a == l.ep + eventpoll_mtx_owner
      after == MutexUnlock(s, self, a)
      faults == Then(UnlockFaults(s, self, a), Unforeseen(s, self, a, TRUE, FALSE, FALSE))
  IN  Checked(s, self, faults,
        Goto(after, self, "eventpoll_release_file_mutex_unlock_2", l))

\* mutex_unlock(&ep->mtx): __epcheck_load(&lock->owner, EPCHECK_ATOMIC)
eventpoll_release_file_mutex_unlock_2(self, s) ==
  LET l == s.loc[self]
      a == l.ep + eventpoll_mtx_owner
      t_owner == Cells(s, a)
      faults == Then(BlindFaults(s, self, a), Then(Unforeseen(s, self, a, FALSE, FALSE, TRUE), CallFaults(s, self)))
  IN  Checked(s, self, faults,
        Call(s, self, "ep_put_refcount_dec_and_test", ep_put_locals(l.ep),
            Frame("eventpoll_release_file_reader_enter_2", "", [l EXCEPT !.ep = 0])))

\* rcu_read_lock
eventpoll_release_file_reader_enter_2(self, s) ==
  LET l == s.loc[self]
      after == ReaderEnter(s, self)
  IN  Goto(after, self, "eventpoll_release_file_load_next", l)

\* rcu_read_unlock
eventpoll_release_file_reader_leave_2(self, s) ==
  LET l == s.loc[self]
      after == ReaderLeave(s, self)
      faults == ReaderLeaveFaults(s, self)
  IN  Checked(s, self, faults,
        Goto(after, self, "eventpoll_release_file_list_empty_careful", l))

\* list_empty_careful(&file->f_tfile_llink): smp_load_acquire
eventpoll_release_file_list_empty_careful(self, s) ==
  LET l == s.loc[self]
      a == l.file + file_f_tfile_llink_next
      next == Cells(s, a)
      faults == Then(ReadFaults(s, self, a), Unforeseen(s, self, a, FALSE, FALSE, FALSE))
  IN  Checked(s, self, faults,
        IF next = (l.file + file_f_tfile_llink_next)
        THEN Goto(s, self, "eventpoll_release_file_list_empty_careful_2", [l EXCEPT !.next = next])
        ELSE Goto(s, self, "eventpoll_release_file_mutex_lock", l))

\* list_empty_careful(&file->f_tfile_llink): READ_ONCE
eventpoll_release_file_list_empty_careful_2(self, s) ==
  LET l == s.loc[self]
      a == l.file + file_f_tfile_llink_prev
      t_prev == Cells(s, a)
      t_2 == CBool(l.next = t_prev)
      faults == Then(ReadFaults(s, self, a), Unforeseen(s, self, a, FALSE, FALSE, FALSE))
  IN  Checked(s, self, faults,
        IF t_2 # 0
        THEN Goto(s, self, "eventpoll_release_file_return", [l EXCEPT !.file = 0, !.next = 0])
        ELSE Goto(s, self, "eventpoll_release_file_mutex_lock", [l EXCEPT !.next = 0]))

\* }
eventpoll_release_file_return(self, s) ==
  Return(s, self, 0)

\* mutex_lock(&epmutex): __epcheck_in_atomic()
eventpoll_release_file_mutex_lock(self, s) ==
  LET l == s.loc[self]
      t_in_atomic_2 == InAtomic(s.held[self], s.nest[self])
  IN  IF t_in_atomic_2 # 0
      THEN Goto(s, self, "eventpoll_release_file_mutex_lock_2", l)
      ELSE Goto(s, self, "eventpoll_release_file_mutex_lock_3", l)

\* mutex_lock(&epmutex): __epcheck_fail("sleep-in-atomic", 0)
eventpoll_release_file_mutex_lock_2(self, s) ==
  LET l == s.loc[self]
      faults == FailFaults("sleep-in-atomic", 0)
  IN  Checked(s, self, faults,
        Goto(s, self, "eventpoll_release_file_mutex_lock_3", l))

\* mutex_lock(&epmutex): __epcheck_lock(&lock->owner, EPCHECK_SLEEP)
eventpoll_release_file_mutex_lock_3(self, s) ==
  LET l == s.loc[self]
      after == MutexLock(s, self, epmutex)
      faults == Then(LockFaults(s, self, epmutex), Unforeseen(s, self, epmutex, TRUE, FALSE, FALSE))
  IN  Checked(s, self, faults,
        Goto(after, self, "eventpoll_release_file_list_del_init", l))

\* list_del_init(&file->f_tfile_llink): entry->prev
eventpoll_release_file_list_del_init(self, s) ==
  LET l == s.loc[self]
      a == l.file + file_f_tfile_llink_prev
      prev == Cells(s, a)
      faults == Then(ReadFaults(s, self, a), Unforeseen(s, self, a, FALSE, TRUE, FALSE))
  IN  Checked(s, self, faults,
        Goto(s, self, "eventpoll_release_file_list_del_init_2", [l EXCEPT !.prev = prev]))

\* list_del_init(&file->f_tfile_llink): entry->next
eventpoll_release_file_list_del_init_2(self, s) ==
  LET l == s.loc[self]
      a == l.file + file_f_tfile_llink_next
      next_2 == Cells(s, a)
      faults == Then(ReadFaults(s, self, a), Unforeseen(s, self, a, FALSE, TRUE, FALSE))
  IN  Checked(s, self, faults,
        IF (IF next_2 = 256 THEN 1 ELSE CBool(l.prev = 512)) # 0
        THEN Goto(s, self, "eventpoll_release_file_list_del_init_3", [l EXCEPT !.next_2 = next_2])
        ELSE Goto(s, self, "eventpoll_release_file_list_del_init_4", [l EXCEPT !.next_2 = next_2]))

\* list_del_init(&file->f_tfile_llink): __epcheck_fail("list-corruption", entry)
eventpoll_release_file_list_del_init_3(self, s) ==
  LET l == s.loc[self]
      faults == FailFaults("list-corruption", l.file + file_f_tfile_llink_next)
  IN  Checked(s, self, faults,
        Goto(s, self, "eventpoll_release_file_list_del_init_4", l))

\* list_del_init(&file->f_tfile_llink): next->prev = prev
eventpoll_release_file_list_del_init_4(self, s) ==
  LET l == s.loc[self]
      a == l.next_2 + list_head_prev
      after == Store(s, a, l.prev)
      faults == Then(WriteFaults(s, self, a), Unforeseen(s, self, a, TRUE, TRUE, FALSE))
  IN  Checked(s, self, faults,
        Goto(after, self, "eventpoll_release_file_list_del_init_5", l))

\* list_del_init(&file->f_tfile_llink): WRITE_ONCE
eventpoll_release_file_list_del_init_5(self, s) ==
  LET l == s.loc[self]
      a == l.prev + list_head_next
      after == Store(s, a, l.next_2)
      faults == Then(WriteFaults(s, self, a), Unforeseen(s, self, a, TRUE, FALSE, FALSE))
  IN  Checked(s, self, faults,
        Goto(after, self, "eventpoll_release_file_list_del_init_6", [l EXCEPT !.prev = 0, !.next_2 = 0]))

\* list_del_init(&file->f_tfile_llink): WRITE_ONCE
eventpoll_release_file_list_del_init_6(self, s) ==
  LET l == s.loc[self]
      a == l.file + file_f_tfile_llink_next
      after == Store(s, a, l.file + file_f_tfile_llink_next)
      faults == Then(WriteFaults(s, self, a), Unforeseen(s, self, a, TRUE, FALSE, FALSE))
  IN  Checked(s, self, faults,
        Goto(after, self, "eventpoll_release_file_list_del_init_7", l))

\* list_del_init(&file->f_tfile_llink): list->prev = list
eventpoll_release_file_list_del_init_7(self, s) ==
  LET l == s.loc[self]
      a == l.file + file_f_tfile_llink_prev
      after == Store(s, a, l.file + file_f_tfile_llink_next)
      faults == Then(WriteFaults(s, self, a), Unforeseen(s, self, a, TRUE, TRUE, FALSE))
  IN  Checked(s, self, faults,
        Goto(after, self, "eventpoll_release_file_mutex_unlock_3", [l EXCEPT !.file = 0]))

\* mutex_unlock(&epmutex): __epcheck_unlock(&lock->owner, EPCHECK_SLEEP)
eventpoll_release_file_mutex_unlock_3(self, s) ==
  LET l == s.loc[self]
      after == MutexUnlock(s, self, epmutex)
      faults == Then(UnlockFaults(s, self, epmutex), Unforeseen(s, self, epmutex, TRUE, FALSE, FALSE))
  IN  Checked(s, self, faults,
        Goto(after, self, "eventpoll_release_file_mutex_unlock_4", l))

\* mutex_unlock(&epmutex): __epcheck_load(&lock->owner, EPCHECK_ATOMIC)
eventpoll_release_file_mutex_unlock_4(self, s) ==
  LET t_owner_2 == Cells(s, epmutex)
      faults == Then(BlindFaults(s, self, epmutex), Unforeseen(s, self, epmutex, FALSE, FALSE, TRUE))
  IN  Checked(s, self, faults,
        Return(s, self, 0))


------------------------------------------------------------------------------
(* ep_poll_callback() *)

\* ep_item_from_wait(wait): container_of(wait, struct eppoll_entry, wait)->base
ep_poll_callback_ep_item_from_wait(self, s) ==
  LET l == s.loc[self]
      a == l.wait - eppoll_entry_wait_flags + eppoll_entry_base
      epi == Cells(s, a)
      faults == Then(ReadFaults(s, self, a), Unforeseen(s, self, a, FALSE, TRUE, FALSE))
  IN  Checked(s, self, faults,
        Goto(s, self, "ep_poll_callback_load_ep", [l EXCEPT !.wait = 0, !.epi = epi]))

\* epi->ep
ep_poll_callback_load_ep(self, s) ==
  LET l == s.loc[self]
      a == l.epi + epitem_ep
      ep_2 == Cells(s, a)
      pwake == 0
      faults == Then(ReadFaults(s, self, a), Unforeseen(s, self, a, FALSE, TRUE, FALSE))
  IN  Checked(s, self, faults,
        Goto(s, self, "ep_poll_callback_spin_lock", [l EXCEPT !.ep = ep_2, !.pwake = pwake]))

\* spin_lock_irqsave: __epcheck_reader_enter()
ep_poll_callback_spin_lock(self, s) ==
  LET l == s.loc[self]
      after == ReaderEnter(s, self)
  IN  Goto(after, self, "ep_poll_callback_spin_lock_2", l)

\* spin_lock_irqsave: __epcheck_lock(&lock->owner, EPCHECK_SPIN)
ep_poll_callback_spin_lock_2(self, s) ==
  LET l == s.loc[self]
      a == l.ep + eventpoll_lock_owner
      after == SpinLock(s, self, a)
      faults == Then(LockFaults(s, self, a), Unforeseen(s, self, a, TRUE, FALSE, FALSE))
  IN  Checked(s, self, faults,
        Goto(after, self, "ep_poll_callback_load_events", l))

\* epi->event.events
ep_poll_callback_load_events(self, s) ==
  LET l == s.loc[self]
      a == l.epi + epitem_event_events
      t_events == Cells(s, a)
      faults == Then(ReadFaults(s, self, a), Unforeseen(s, self, a, FALSE, TRUE, FALSE))
  IN  Checked(s, self, faults,
        IF BitAnd(t_events, 1073741823) # 0
        THEN Goto(s, self, "ep_poll_callback_if", l)
        ELSE Goto(s, self, "ep_poll_callback_spin_unlock", [l EXCEPT !.key = 0, !.epi = 0]))

\* key && !((unsigned long)key & epi->event.events)
ep_poll_callback_if(self, s) ==
  LET l == s.loc[self]
  IN  IF l.key # 0
      THEN Goto(s, self, "ep_poll_callback_load_events_2", l)
      ELSE Goto(s, self, "ep_poll_callback_load_ovflist", [l EXCEPT !.key = 0])

\* epi->event.events
ep_poll_callback_load_events_2(self, s) ==
  LET l == s.loc[self]
      a == l.epi + epitem_event_events
      t_events_2 == Cells(s, a)
      faults == Then(ReadFaults(s, self, a), Unforeseen(s, self, a, FALSE, TRUE, FALSE))
  IN  Checked(s, self, faults,
        IF BitAnd(l.key, t_events_2) < 0
        THEN Goto(s, self, "ep_poll_callback_if_2", [l EXCEPT !.t_events_2 = t_events_2])
        ELSE Goto(s, self, "ep_poll_callback_if_3", [l EXCEPT !.t_events_2 = t_events_2]))

\* (unsigned long)key & epi->event.events
ep_poll_callback_if_2(self, s) ==
  LET l == s.loc[self]
      faults == FailFaults("bound-arithmetic", 0)
  IN  Checked(s, self, faults,
        IF BitAnd(l.key, l.t_events_2) # 0
        THEN Goto(s, self, "ep_poll_callback_load_ovflist", [l EXCEPT !.key = 0, !.t_events_2 = 0])
        ELSE Goto(s, self, "ep_poll_callback_spin_unlock", [l EXCEPT !.key = 0, !.epi = 0, !.t_events_2 = 0]))

\* ep->ovflist
ep_poll_callback_load_ovflist(self, s) ==
  LET l == s.loc[self]
      a == l.ep + eventpoll_ovflist
      t_ovflist == Cells(s, a)
      faults == Then(ReadFaults(s, self, a), Unforeseen(s, self, a, FALSE, TRUE, FALSE))
  IN  Checked(s, self, faults,
        IF t_ovflist # (-1)
        THEN Goto(s, self, "ep_poll_callback_load_next", l)
        ELSE Goto(s, self, "ep_poll_callback_ep_is_linked", [l EXCEPT !.pwake = 0]))

\* epi->next
ep_poll_callback_load_next(self, s) ==
  LET l == s.loc[self]
      a == l.epi + epitem_next
      t_next == Cells(s, a)
      faults == Then(ReadFaults(s, self, a), Unforeseen(s, self, a, FALSE, TRUE, FALSE))
  IN  Checked(s, self, faults,
        IF t_next = (-1)
        THEN Goto(s, self, "ep_poll_callback_load_ovflist_2", l)
        ELSE Goto(s, self, "ep_poll_callback_spin_unlock", [l EXCEPT !.epi = 0]))

\* ep->ovflist
ep_poll_callback_load_ovflist_2(self, s) ==
  LET l == s.loc[self]
      a == l.ep + eventpoll_ovflist
      t_ovflist_2 == Cells(s, a)
      faults == Then(ReadFaults(s, self, a), Unforeseen(s, self, a, FALSE, TRUE, FALSE))
  IN  Checked(s, self, faults,
        Goto(s, self, "ep_poll_callback_store_next", [l EXCEPT !.t_ovflist_2 = t_ovflist_2]))

\* epi->next = ep->ovflist
ep_poll_callback_store_next(self, s) ==
  LET l == s.loc[self]
      a == l.epi + epitem_next
      after == Store(s, a, l.t_ovflist_2)
      faults == Then(WriteFaults(s, self, a), Unforeseen(s, self, a, TRUE, TRUE, FALSE))
  IN  Checked(s, self, faults,
        Goto(after, self, "ep_poll_callback_store_ovflist", [l EXCEPT !.t_ovflist_2 = 0]))

\* ep->ovflist = epi
ep_poll_callback_store_ovflist(self, s) ==
  LET l == s.loc[self]
      a == l.ep + eventpoll_ovflist
      after == Store(s, a, l.epi)
      faults == Then(WriteFaults(s, self, a), Unforeseen(s, self, a, TRUE, TRUE, FALSE))
  IN  Checked(s, self, faults,
        Goto(after, self, "ep_poll_callback_spin_unlock", [l EXCEPT !.epi = 0]))

\* spin_unlock_irqrestore: __epcheck_unlock(&lock->owner, EPCHECK_SPIN)
ep_poll_callback_spin_unlock(self, s) ==
  LET l == s.loc[self]
      a == l.ep + eventpoll_lock_owner
      after == SpinUnlock(s, self, a)
      faults == Then(UnlockFaults(s, self, a), Unforeseen(s, self, a, TRUE, FALSE, FALSE))
  IN  Checked(s, self, faults,
        Goto(after, self, "ep_poll_callback_spin_unlock_2", l))

\* spin_unlock_irqrestore: __epcheck_reader_leave()
ep_poll_callback_spin_unlock_2(self, s) ==
  LET l == s.loc[self]
      after == ReaderLeave(s, self)
      faults == ReaderLeaveFaults(s, self)
  IN  Checked(s, self, faults,
        IF l.pwake # 0
        THEN Goto(after, self, "ep_poll_callback_call_ep_poll_safewake", [l EXCEPT !.pwake = 0])
        ELSE Goto(after, self, "ep_poll_callback_return", [l EXCEPT !.ep = 0, !.pwake = 0]))

\* ep_poll_safewake(&ep->poll_wait)
ep_poll_callback_call_ep_poll_safewake(self, s) ==
  LET l == s.loc[self]
      faults == CallFaults(s, self)
  IN  Checked(s, self, faults,
        Call(s, self, "ep_poll_safewake_enter", ep_poll_safewake_locals(l.ep + eventpoll_poll_wait_lock_owner),
            Frame("ep_poll_callback_return", "", [l EXCEPT !.ep = 0])))

\* return 1;
ep_poll_callback_return(self, s) ==
  Return(s, self, 1)

\* ep_is_linked(&epi->rdllink): READ_ONCE
ep_poll_callback_ep_is_linked(self, s) ==
  LET l == s.loc[self]
      a == l.epi + epitem_rdllink_next
      t_next_2 == Cells(s, a)
      faults == Then(ReadFaults(s, self, a), Unforeseen(s, self, a, FALSE, FALSE, FALSE))
  IN  Checked(s, self, faults,
        IF t_next_2 # (l.epi + epitem_rdllink_next)
        THEN Goto(s, self, "ep_poll_callback_waitqueue_active", [l EXCEPT !.epi = 0])
        ELSE Goto(s, self, "ep_poll_callback_list_add_tail", l))

\* waitqueue_active(&ep->wq): READ_ONCE
ep_poll_callback_waitqueue_active(self, s) ==
  LET l == s.loc[self]
      a == l.ep + eventpoll_wq_head_next
      t_next_3 == Cells(s, a)
      faults == Then(ReadFaults(s, self, a), Unforeseen(s, self, a, FALSE, FALSE, FALSE))
  IN  Checked(s, self, faults,
        IF t_next_3 # (l.ep + eventpoll_wq_head_next)
        THEN Goto(s, self, "ep_poll_callback_call___wake_up_locked", l)
        ELSE Goto(s, self, "ep_poll_callback_waitqueue_active_2", l))

\* wake_up_locked
ep_poll_callback_call___wake_up_locked(self, s) ==
  LET l == s.loc[self]
      faults == CallFaults(s, self)
  IN  Checked(s, self, faults,
        Call(s, self, "__wake_up_locked_load_next", __wake_up_locked_locals(l.ep + eventpoll_wq_lock_owner, 3, 1, 0),
            Frame("ep_poll_callback_waitqueue_active_2", "", l)))

\* waitqueue_active(&ep->poll_wait): READ_ONCE
ep_poll_callback_waitqueue_active_2(self, s) ==
  LET l == s.loc[self]
      a == l.ep + eventpoll_poll_wait_head_next
      t_next_4 == Cells(s, a)
      pwake == CBool(t_next_4 # (l.ep + eventpoll_poll_wait_head_next))
      faults == Then(ReadFaults(s, self, a), Unforeseen(s, self, a, FALSE, FALSE, FALSE))
  IN  Checked(s, self, faults,
        Goto(s, self, "ep_poll_callback_spin_unlock", [l EXCEPT !.pwake = pwake]))

\* list_add_tail(&epi->rdllink, &ep->rdllist): head->prev
ep_poll_callback_list_add_tail(self, s) ==
  LET l == s.loc[self]
      a == l.ep + eventpoll_rdllist_prev
      prev == Cells(s, a)
      faults == Then(ReadFaults(s, self, a), Unforeseen(s, self, a, FALSE, TRUE, FALSE))
  IN  Checked(s, self, faults,
        Goto(s, self, "ep_poll_callback_list_add_tail_2", [l EXCEPT !.prev = prev]))

\* list_add_tail(&epi->rdllink, &ep->rdllist): next->prev = entry
ep_poll_callback_list_add_tail_2(self, s) ==
  LET l == s.loc[self]
      a == l.ep + eventpoll_rdllist_prev
      after == Store(s, a, l.epi + epitem_rdllink_next)
      faults == Then(WriteFaults(s, self, a), Unforeseen(s, self, a, TRUE, TRUE, FALSE))
  IN  Checked(s, self, faults,
        Goto(after, self, "ep_poll_callback_list_add_tail_3", l))

\* list_add_tail(&epi->rdllink, &ep->rdllist): entry->next = next
ep_poll_callback_list_add_tail_3(self, s) ==
  LET l == s.loc[self]
      a == l.epi + epitem_rdllink_next
      after == Store(s, a, l.ep + eventpoll_rdllist_next)
      faults == Then(WriteFaults(s, self, a), Unforeseen(s, self, a, TRUE, TRUE, FALSE))
  IN  Checked(s, self, faults,
        Goto(after, self, "ep_poll_callback_list_add_tail_4", l))

\* list_add_tail(&epi->rdllink, &ep->rdllist): entry->prev = prev
ep_poll_callback_list_add_tail_4(self, s) ==
  LET l == s.loc[self]
      a == l.epi + epitem_rdllink_prev
      after == Store(s, a, l.prev)
      faults == Then(WriteFaults(s, self, a), Unforeseen(s, self, a, TRUE, TRUE, FALSE))
  IN  Checked(s, self, faults,
        Goto(after, self, "ep_poll_callback_list_add_tail_5", l))

\* list_add_tail(&epi->rdllink, &ep->rdllist): WRITE_ONCE
ep_poll_callback_list_add_tail_5(self, s) ==
  LET l == s.loc[self]
      a == l.prev + list_head_next
      after == Store(s, a, l.epi + epitem_rdllink_next)
      faults == Then(WriteFaults(s, self, a), Unforeseen(s, self, a, TRUE, FALSE, FALSE))
  IN  Checked(s, self, faults,
        Goto(after, self, "ep_poll_callback_waitqueue_active", [l EXCEPT !.epi = 0, !.prev = 0]))

\* (unsigned long)key & epi->event.events
ep_poll_callback_if_3(self, s) ==
  LET l == s.loc[self]
  IN  IF BitAnd(l.key, l.t_events_2) # 0
      THEN Goto(s, self, "ep_poll_callback_load_ovflist", [l EXCEPT !.key = 0, !.t_events_2 = 0])
      ELSE Goto(s, self, "ep_poll_callback_spin_unlock", [l EXCEPT !.key = 0, !.epi = 0, !.t_events_2 = 0])


------------------------------------------------------------------------------
(* file_free_rcu() *)

\* kmem_cache_free
file_free_rcu_free(self, s) ==
  LET l == s.loc[self]
      a == l.head - file_f_rcuhead_next
      after == Free(s, a)
      faults == Then(FreeFaults(s, a), Then(UnforeseenEnd(s, self, a), ExitFaults(s, self, s.held[self], s.nest[self])))
  IN  Checked(s, self, faults,
        Return(after, self, 0))


------------------------------------------------------------------------------
(* __fput() *)

\* eventpoll_release(file): READ_ONCE
__fput_eventpoll_release(self, s) ==
  LET l == s.loc[self]
      a == l.file + file_f_ep_links_next
      t_next == Cells(s, a)
      faults == Then(ReadFaults(s, self, a), Unforeseen(s, self, a, FALSE, FALSE, FALSE))
  IN  Noting(s, self, {<<"4d-1", ep_remove_labels>>, <<"4d-strict-1", ep_remove_labels>>},
        Checked(s, self, faults,
          IF t_next = (l.file + file_f_ep_links_next)
          THEN Goto(s, self, "__fput_mark", l)
          ELSE Goto(s, self, "__fput_eventpoll_release_2", l)))

\* __epcheck_mark(file)
__fput_mark(self, s) ==
  LET l == s.loc[self]
      after == Mark(s, self, l.file)
      faults == Then(MarkFaults(s, l.file), UnforeseenEnd(s, self, l.file))
  IN  Checked(s, self, faults,
        Goto(after, self, "__fput_load_f_op", l))

\* file->f_op
__fput_load_f_op(self, s) ==
  LET l == s.loc[self]
      a == l.file + file_f_op
      fops == Cells(s, a)
      faults == Then(ReadFaults(s, self, a), Unforeseen(s, self, a, FALSE, TRUE, FALSE))
  IN  Checked(s, self, faults,
        Goto(s, self, "__fput_load_release", [l EXCEPT !.fops = fops]))

\* fops->release
__fput_load_release(self, s) ==
  LET l == s.loc[self]
      a == l.fops + file_operations_release
      t_release == Cells(s, a)
      faults == Then(ReadFaults(s, self, a), Unforeseen(s, self, a, FALSE, TRUE, FALSE))
  IN  Checked(s, self, faults,
        IF t_release # 0
        THEN Goto(s, self, "__fput_load_release_2", l)
        ELSE Goto(s, self, "__fput_file_free", [l EXCEPT !.fops = 0]))

\* fops->release
__fput_load_release_2(self, s) ==
  LET l == s.loc[self]
      a == l.fops + file_operations_release
      t_release_2 == Cells(s, a)
      caller == Frame("__fput_file_free", "", [l EXCEPT !.fops = 0])
      faults == Then(ReadFaults(s, self, a), Then(Unforeseen(s, self, a, FALSE, TRUE, FALSE), Then(PointerFaults(t_release_2, {fn_ep_eventpoll_release, fn_model_release}), CallFaults(s, self))))
  IN  Checked(s, self, faults,
        CASE t_release_2 = fn_ep_eventpoll_release
             -> Call(s, self, "ep_eventpoll_release_load_private_data", ep_eventpoll_release_locals(0, l.file),
                     caller)
          [] t_release_2 = fn_model_release
             -> Call(s, self, "model_release_load_private_data", model_release_locals(0, l.file),
                     caller))

\* file_free(file): __epcheck_defer(head, (void *)func)
__fput_file_free(self, s) ==
  LET l == s.loc[self]
      head == l.file + file_f_rcuhead_next
      after == Defer(s, self, head, fn_file_free_rcu)
      faults == Then(DeferFaults(s, self, head, fn_file_free_rcu, ModelCallbacks), UnforeseenDefer(s, self, head))
  IN  Checked(s, self, faults,
        Goto(after, self, "__fput_file_free_2", l))

\* file_free(file): head->next = NULL
__fput_file_free_2(self, s) ==
  LET l == s.loc[self]
      a == l.file + file_f_rcuhead_next
      after == Store(s, a, 0)
      faults == Then(WriteFaults(s, self, a), Unforeseen(s, self, a, TRUE, TRUE, FALSE))
  IN  Checked(s, self, faults,
        Goto(after, self, "__fput_file_free_3", l))

\* file_free(file): head->func = func
__fput_file_free_3(self, s) ==
  LET l == s.loc[self]
      a == l.file + file_f_rcuhead_func
      after == Store(s, a, fn_file_free_rcu)
      faults == Then(WriteFaults(s, self, a), Unforeseen(s, self, a, TRUE, TRUE, FALSE))
  IN  Checked(s, self, faults,
        Return(after, self, 0))

\* eventpoll_release(file): eventpoll_release_file(file)
__fput_eventpoll_release_2(self, s) ==
  LET l == s.loc[self]
      faults == CallFaults(s, self)
  IN  Checked(s, self, faults,
        Call(s, self, "eventpoll_release_file_reader_enter", eventpoll_release_file_locals(l.file),
            Frame("__fput_mark", "", l)))


------------------------------------------------------------------------------
(* fput() *)

\* __epcheck_update(&file->f_count.counter, EPCHECK_ADD, -1)
fput_update_counter(self, s) ==
  LET l == s.loc[self]
      a == l.file + file_f_count_counter
      before == Cells(s, a)
      after == AtomicAdd(s, a, -1)
      faults == Then(WriteFaults(s, self, a), Unforeseen(s, self, a, TRUE, FALSE, FALSE))
  IN  Checked(s, self, faults,
        IF before < 1
        THEN Goto(after, self, "fput_if", [l EXCEPT !.before = before])
        ELSE Goto(after, self, "fput_if_2", [l EXCEPT !.before = before]))

\* __epcheck_fail("file-count-underflow", file)
fput_if(self, s) ==
  LET l == s.loc[self]
      faults == FailFaults("file-count-underflow", l.file)
  IN  Checked(s, self, faults,
        IF l.before = 1
        THEN Goto(s, self, "fput_call___fput", [l EXCEPT !.before = 0])
        ELSE Goto(s, self, "fput_return", [l EXCEPT !.file = 0, !.before = 0]))

\* __fput(file)
fput_call___fput(self, s) ==
  LET l == s.loc[self]
      faults == CallFaults(s, self)
  IN  Checked(s, self, faults,
        Call(s, self, "__fput_eventpoll_release", __fput_locals(l.file),
            Frame("fput_return", "", [l EXCEPT !.file = 0])))

\* }
fput_return(self, s) ==
  Return(s, self, 0)

\* before == 1
fput_if_2(self, s) ==
  LET l == s.loc[self]
  IN  IF l.before = 1
      THEN Goto(s, self, "fput_call___fput", [l EXCEPT !.before = 0])
      ELSE Goto(s, self, "fput_return", [l EXCEPT !.file = 0, !.before = 0])


------------------------------------------------------------------------------
(* sys_close() *)

\* xchg
sys_close_update(self, s) ==
  LET l == s.loc[self]
      a == fd_array + l.fd
      file == Cells(s, a)
      after == AtomicSet(s, a, 0)
      faults == Then(WriteFaults(s, self, a), Unforeseen(s, self, a, TRUE, FALSE, FALSE))
  IN  Checked(s, self, faults,
        IF file # 0
        THEN Goto(after, self, "sys_close_call_fput", [l EXCEPT !.fd = 0, !.file = file])
        ELSE Goto(after, self, "sys_close_return_2", [l EXCEPT !.fd = 0]))

\* fput(file)
sys_close_call_fput(self, s) ==
  LET l == s.loc[self]
      faults == CallFaults(s, self)
  IN  Checked(s, self, faults,
        Call(s, self, "fput_update_counter", fput_locals(l.file),
            Frame("sys_close_return", "", [l EXCEPT !.file = 0])))

\* return 0;
sys_close_return(self, s) ==
  Return(s, self, 0)

\* return -EBADF;
sys_close_return_2(self, s) ==
  Return(s, self, -9)


------------------------------------------------------------------------------
(* model_release() *)

\* kfree
model_release_load_private_data(self, s) ==
  LET l == s.loc[self]
      a == l.file + file_private_data
      t_private_data == Cells(s, a)
      faults == Then(ReadFaults(s, self, a), Unforeseen(s, self, a, FALSE, TRUE, FALSE))
  IN  Checked(s, self, faults,
        Goto(s, self, "model_release_free", [l EXCEPT !.file = 0, !.t_private_data = t_private_data]))

\* kfree
model_release_free(self, s) ==
  LET l == s.loc[self]
      after == Free(s, l.t_private_data)
      faults == Then(FreeFaults(s, l.t_private_data), UnforeseenEnd(s, self, l.t_private_data))
  IN  Checked(s, self, faults,
        Return(after, self, 0))


------------------------------------------------------------------------------
(* __wake_up_locked() *)

\* list_for_each_entry_safe
__wake_up_locked_load_next(self, s) ==
  LET l == s.loc[self]
      a == l.wq + wait_queue_head_head_next
      t_next == Cells(s, a)
      entry == t_next - wait_queue_entry_entry_next
      faults == Then(ReadFaults(s, self, a), Unforeseen(s, self, a, FALSE, TRUE, FALSE))
  IN  Checked(s, self, faults,
        Goto(s, self, "__wake_up_locked_load_next_2", [l EXCEPT !.entry = entry]))

\* list_for_each_entry_safe
__wake_up_locked_load_next_2(self, s) ==
  LET l == s.loc[self]
      a == l.entry + wait_queue_entry_entry_next
      t_next_2 == Cells(s, a)
      next == t_next_2 - wait_queue_entry_entry_next
      faults == Then(ReadFaults(s, self, a), Unforeseen(s, self, a, FALSE, TRUE, FALSE))
  IN  Checked(s, self, faults,
        IF (l.entry + wait_queue_entry_entry_next) # (l.wq + wait_queue_head_head_next)
        THEN Goto(s, self, "__wake_up_locked_load_flags", [l EXCEPT !.next = next])
        ELSE Goto(s, self, "__wake_up_locked_return", [l EXCEPT !.wq = 0, !.mode = 0, !.nr = 0, !.key = 0, !.entry = 0]))

\* entry->flags
__wake_up_locked_load_flags(self, s) ==
  LET l == s.loc[self]
      a == l.entry + wait_queue_entry_flags
      flags == Cells(s, a)
      faults == Then(ReadFaults(s, self, a), Unforeseen(s, self, a, FALSE, TRUE, FALSE))
  IN  Checked(s, self, faults,
        Goto(s, self, "__wake_up_locked_load_func", [l EXCEPT !.flags = flags]))

\* entry->func
__wake_up_locked_load_func(self, s) ==
  LET l == s.loc[self]
      a == l.entry + wait_queue_entry_func
      t_func == Cells(s, a)
      caller == Frame("__wake_up_locked_if", "t_func_2", [l EXCEPT !.entry = 0])
      faults == Then(ReadFaults(s, self, a), Then(Unforeseen(s, self, a, FALSE, TRUE, FALSE), Then(PointerFaults(t_func, {fn_ep_poll_callback}), CallFaults(s, self))))
  IN  Checked(s, self, faults,
        CASE t_func = fn_ep_poll_callback
             -> Call(s, self, "ep_poll_callback_ep_item_from_wait", ep_poll_callback_locals(l.entry, l.mode, 0, l.key),
                     caller))

\* entry->func(entry, mode, 0, key) && (flags & WQ_FLAG_EXCLUSIVE) && --nr == 0
__wake_up_locked_if(self, s) ==
  LET l == s.loc[self]
  IN  IF (IF l.t_func_2 # 0 THEN CBool(BitAnd(l.flags, 1) # 0) ELSE 0) # 0
      THEN Goto(s, self, "__wake_up_locked_if_2", [l EXCEPT !.flags = 0, !.t_func_2 = 0])
      ELSE Goto(s, self, "__wake_up_locked_load_next_3", [l EXCEPT !.flags = 0, !.t_func_2 = 0])

\* --nr
__wake_up_locked_if_2(self, s) ==
  LET l == s.loc[self]
      nr == l.nr - 1
  IN  IF nr = 0
      THEN Goto(s, self, "__wake_up_locked_return", [l EXCEPT !.wq = 0, !.mode = 0, !.nr = 0, !.key = 0, !.next = 0])
      ELSE Goto(s, self, "__wake_up_locked_load_next_3", [l EXCEPT !.nr = nr])

\* }
__wake_up_locked_return(self, s) ==
  Return(s, self, 0)

\* list_for_each_entry_safe
__wake_up_locked_load_next_3(self, s) ==
  LET l == s.loc[self]
      a == l.next + wait_queue_entry_entry_next
      t_next_3 == Cells(s, a)
      entry == l.next
      next == t_next_3 - wait_queue_entry_entry_next
      faults == Then(ReadFaults(s, self, a), Unforeseen(s, self, a, FALSE, TRUE, FALSE))
  IN  Checked(s, self, faults,
        IF (entry + wait_queue_entry_entry_next) # (l.wq + wait_queue_head_head_next)
        THEN Goto(s, self, "__wake_up_locked_load_flags", [l EXCEPT !.entry = entry, !.next = next])
        ELSE Goto(s, self, "__wake_up_locked_return", [l EXCEPT !.wq = 0, !.mode = 0, !.nr = 0, !.key = 0, !.next = 0]))


------------------------------------------------------------------------------
(* __wake_up() *)

\* spin_lock(&wq->lock): __epcheck_reader_enter()
__wake_up_spin_lock(self, s) ==
  LET l == s.loc[self]
      after == ReaderEnter(s, self)
  IN  Goto(after, self, "__wake_up_spin_lock_2", l)

\* spin_lock(&wq->lock): __epcheck_lock(&lock->owner, EPCHECK_SPIN)
__wake_up_spin_lock_2(self, s) ==
  LET l == s.loc[self]
      a == l.wq + wait_queue_head_lock_owner
      after == SpinLock(s, self, a)
      faults == Then(LockFaults(s, self, a), Then(Unforeseen(s, self, a, TRUE, FALSE, FALSE), CallFaults(s, self)))
  IN  Checked(s, self, faults,
        Call(after, self, "__wake_up_locked_load_next", __wake_up_locked_locals(l.wq, l.mode, l.nr, l.key),
            Frame("__wake_up_spin_unlock", "", [l EXCEPT !.mode = 0, !.nr = 0, !.key = 0])))

\* spin_unlock(&wq->lock): __epcheck_unlock(&lock->owner, EPCHECK_SPIN)
__wake_up_spin_unlock(self, s) ==
  LET l == s.loc[self]
      a == l.wq + wait_queue_head_lock_owner
      after == SpinUnlock(s, self, a)
      faults == Then(UnlockFaults(s, self, a), Unforeseen(s, self, a, TRUE, FALSE, FALSE))
  IN  Checked(s, self, faults,
        Goto(after, self, "__wake_up_spin_unlock_2", [l EXCEPT !.wq = 0]))

\* spin_unlock(&wq->lock): __epcheck_reader_leave()
__wake_up_spin_unlock_2(self, s) ==
  LET after == ReaderLeave(s, self)
      faults == ReaderLeaveFaults(s, self)
  IN  Checked(s, self, faults,
        Return(after, self, 0))


------------------------------------------------------------------------------
(* __epcheck_thread_A() *)

\* ep
__epcheck_thread_A_load_ep(self, s) ==
  LET l == s.loc[self]
      t_ep == Cells(s, ep)
      faults == Then(ReadFaults(s, self, ep), Then(Unforeseen(s, self, ep, FALSE, TRUE, FALSE), CallFaults(s, self)))
  IN  Checked(s, self, faults,
        Call(s, self, "sys_close_update", sys_close_locals(t_ep),
            Frame("__epcheck_thread_A_return", "", l)))

\* }
__epcheck_thread_A_return(self, s) ==
  LET faults == ExitFaults(s, self, s.held[self], s.nest[self])
  IN  Checked(s, self, faults,
        Return(s, self, 0))


------------------------------------------------------------------------------
(* __epcheck_thread_B() *)

\* fd
__epcheck_thread_B_load_fd(self, s) ==
  LET l == s.loc[self]
      t_fd == Cells(s, fd)
      faults == Then(ReadFaults(s, self, fd), Then(Unforeseen(s, self, fd, FALSE, TRUE, FALSE), CallFaults(s, self)))
  IN  Checked(s, self, faults,
        Call(s, self, "sys_close_update", sys_close_locals(t_fd),
            Frame("__epcheck_thread_B_return", "", l)))

\* }
__epcheck_thread_B_return(self, s) ==
  LET faults == ExitFaults(s, self, s.held[self], s.nest[self])
  IN  Checked(s, self, faults,
        Return(s, self, 0))


------------------------------------------------------------------------------
(* __epcheck_finally() *)

\* ASSERT
__epcheck_finally_enter(self, s) ==
  LET t_leaks == Leaks(s)
      faults == Then(AssertFaults(CBool(t_leaks = 0)), ExitFaults(s, self, s.held[self], s.nest[self]))
  IN  Checked(s, self, faults,
        Return(s, self, 0))


------------------------------------------------------------------------------
(* Where steps access memory *)

ModelAddressIn(self, s) ==
  LET step == Steps[s.pc[self]]
      l == s.loc[self]
  IN  IF step[3] = "" THEN step[4]
      ELSE l[step[3]] + step[4]

------------------------------------------------------------------------------
(* The constants of the kernel modules *)

\* TLC evaluates what the model file puts in a constant's place at every use; but a
\* definition only once.
TheThreadOrder == ModelThreadOrder
TheTid == ModelTid
TheReadonly == ModelReadonly
TheGuards == ModelGuards
TheLockClasses == ModelLockClasses
TheStackObjects == ModelStackObjects
TheDeadResults == ModelDeadResults
TheRules == ModelRules
TheLasting == ModelLasting
TheSteps == ModelSteps
TheHasFutures == ModelHasFutures
TheStray == ModelStray
TheLoose == ModelLoose

------------------------------------------------------------------------------
(* The step at each label *)

ModelBlocks == [
  ep_poll_safewake_enter |-> Block(ep_poll_safewake_enter),
  ep_poll_safewake_return |-> Block(ep_poll_safewake_return),
  ep_unregister_pollwait_list_empty |-> Block(ep_unregister_pollwait_list_empty),
  ep_unregister_pollwait_return |-> Block(ep_unregister_pollwait_return),
  ep_unregister_pollwait_load_next |-> Block(ep_unregister_pollwait_load_next),
  ep_unregister_pollwait_list_del |-> Block(ep_unregister_pollwait_list_del),
  ep_unregister_pollwait_list_del_2 |-> Block(ep_unregister_pollwait_list_del_2),
  ep_unregister_pollwait_list_del_3 |-> Block(ep_unregister_pollwait_list_del_3),
  ep_unregister_pollwait_list_del_4 |-> Block(ep_unregister_pollwait_list_del_4),
  ep_unregister_pollwait_list_del_5 |-> Block(ep_unregister_pollwait_list_del_5),
  ep_unregister_pollwait_list_del_6 |-> Block(ep_unregister_pollwait_list_del_6),
  ep_unregister_pollwait_list_del_7 |-> Block(ep_unregister_pollwait_list_del_7),
  ep_unregister_pollwait_load_whead |-> Block(ep_unregister_pollwait_load_whead),
  ep_unregister_pollwait_remove_wait_queue |-> Block(ep_unregister_pollwait_remove_wait_queue),
  ep_unregister_pollwait_remove_wait_queue_2 |-> Block(ep_unregister_pollwait_remove_wait_queue_2),
  ep_unregister_pollwait_remove_wait_queue_3 |-> Block(ep_unregister_pollwait_remove_wait_queue_3),
  ep_unregister_pollwait_remove_wait_queue_4 |-> Block(ep_unregister_pollwait_remove_wait_queue_4),
  ep_unregister_pollwait_remove_wait_queue_5 |-> Block(ep_unregister_pollwait_remove_wait_queue_5),
  ep_unregister_pollwait_remove_wait_queue_6 |-> Block(ep_unregister_pollwait_remove_wait_queue_6),
  ep_unregister_pollwait_remove_wait_queue_7 |-> Block(ep_unregister_pollwait_remove_wait_queue_7),
  ep_unregister_pollwait_remove_wait_queue_8 |-> Block(ep_unregister_pollwait_remove_wait_queue_8),
  ep_unregister_pollwait_remove_wait_queue_9 |-> Block(ep_unregister_pollwait_remove_wait_queue_9),
  ep_unregister_pollwait_remove_wait_queue_10 |-> Block(ep_unregister_pollwait_remove_wait_queue_10),
  ep_unregister_pollwait_remove_wait_queue_11 |-> Block(ep_unregister_pollwait_remove_wait_queue_11),
  ep_unregister_pollwait_free |-> Block(ep_unregister_pollwait_free),
  ep_unregister_pollwait_list_empty_2 |-> Block(ep_unregister_pollwait_list_empty_2),
  epi_rcu_free_free |-> Block(epi_rcu_free_free),
  ep_remove_load_file |-> Block(ep_remove_load_file),
  ep_remove_spin_lock |-> Block(ep_remove_spin_lock),
  ep_remove_spin_lock_2 |-> Block(ep_remove_spin_lock_2),
  ep_remove_ep_is_linked |-> Block(ep_remove_ep_is_linked),
  ep_remove_list_del_rcu |-> Block(ep_remove_list_del_rcu),
  ep_remove_list_del_rcu_2 |-> Block(ep_remove_list_del_rcu_2),
  ep_remove_list_del_rcu_3 |-> Block(ep_remove_list_del_rcu_3),
  ep_remove_list_del_rcu_4 |-> Block(ep_remove_list_del_rcu_4),
  ep_remove_list_del_rcu_5 |-> Block(ep_remove_list_del_rcu_5),
  ep_remove_list_del_rcu_6 |-> Block(ep_remove_list_del_rcu_6),
  ep_remove_spin_unlock |-> Block(ep_remove_spin_unlock),
  ep_remove_spin_unlock_2 |-> Block(ep_remove_spin_unlock_2),
  ep_remove_rb_erase_cached |-> Block(ep_remove_rb_erase_cached),
  ep_remove_rb_erase_cached_2 |-> Block(ep_remove_rb_erase_cached_2),
  ep_remove_rb_erase_cached_3 |-> Block(ep_remove_rb_erase_cached_3),
  ep_remove_rb_erase_cached_4 |-> Block(ep_remove_rb_erase_cached_4),
  ep_remove_rb_erase_cached_5 |-> Block(ep_remove_rb_erase_cached_5),
  ep_remove_rb_erase_cached_6 |-> Block(ep_remove_rb_erase_cached_6),
  ep_remove_rb_erase_cached_7 |-> Block(ep_remove_rb_erase_cached_7),
  ep_remove_rb_erase_cached_8 |-> Block(ep_remove_rb_erase_cached_8),
  ep_remove_rb_erase_cached_9 |-> Block(ep_remove_rb_erase_cached_9),
  ep_remove_rb_erase_cached_10 |-> Block(ep_remove_rb_erase_cached_10),
  ep_remove_rb_erase_cached_11 |-> Block(ep_remove_rb_erase_cached_11),
  ep_remove_spin_lock_3 |-> Block(ep_remove_spin_lock_3),
  ep_remove_spin_lock_4 |-> Block(ep_remove_spin_lock_4),
  ep_remove_ep_is_linked_2 |-> Block(ep_remove_ep_is_linked_2),
  ep_remove_list_del_init |-> Block(ep_remove_list_del_init),
  ep_remove_list_del_init_2 |-> Block(ep_remove_list_del_init_2),
  ep_remove_list_del_init_3 |-> Block(ep_remove_list_del_init_3),
  ep_remove_list_del_init_4 |-> Block(ep_remove_list_del_init_4),
  ep_remove_list_del_init_5 |-> Block(ep_remove_list_del_init_5),
  ep_remove_list_del_init_6 |-> Block(ep_remove_list_del_init_6),
  ep_remove_list_del_init_7 |-> Block(ep_remove_list_del_init_7),
  ep_remove_spin_unlock_3 |-> Block(ep_remove_spin_unlock_3),
  ep_remove_spin_unlock_4 |-> Block(ep_remove_spin_unlock_4),
  ep_remove_call_rcu |-> Block(ep_remove_call_rcu),
  ep_remove_call_rcu_2 |-> Block(ep_remove_call_rcu_2),
  ep_remove_call_rcu_3 |-> Block(ep_remove_call_rcu_3),
  ep_remove_rb_erase_cached_12 |-> Block(ep_remove_rb_erase_cached_12),
  ep_remove_rb_erase_cached_13 |-> Block(ep_remove_rb_erase_cached_13),
  ep_remove_rb_erase_cached_14 |-> Block(ep_remove_rb_erase_cached_14),
  ep_rcu_free_free |-> Block(ep_rcu_free_free),
  ep_get_refcount_inc_not_zero |-> Block(ep_get_refcount_inc_not_zero),
  ep_put_refcount_dec_and_test |-> Block(ep_put_refcount_dec_and_test),
  ep_put_mutex_destroy |-> Block(ep_put_mutex_destroy),
  ep_put_mutex_destroy_2 |-> Block(ep_put_mutex_destroy_2),
  ep_put_call_rcu |-> Block(ep_put_call_rcu),
  ep_put_call_rcu_2 |-> Block(ep_put_call_rcu_2),
  ep_put_call_rcu_3 |-> Block(ep_put_call_rcu_3),
  ep_put_return |-> Block(ep_put_return),
  ep_free_waitqueue_active |-> Block(ep_free_waitqueue_active),
  ep_free_call_ep_poll_safewake |-> Block(ep_free_call_ep_poll_safewake),
  ep_free_rb_first |-> Block(ep_free_rb_first),
  ep_free_call_ep_unregister_pollwait |-> Block(ep_free_call_ep_unregister_pollwait),
  ep_free_rb_next |-> Block(ep_free_rb_next),
  ep_free_mutex_lock |-> Block(ep_free_mutex_lock),
  ep_free_mutex_lock_2 |-> Block(ep_free_mutex_lock_2),
  ep_free_mutex_lock_3 |-> Block(ep_free_mutex_lock_3),
  ep_free_rb_first_2 |-> Block(ep_free_rb_first_2),
  ep_free_call_ep_remove |-> Block(ep_free_call_ep_remove),
  ep_free_mutex_unlock |-> Block(ep_free_mutex_unlock),
  ep_free_mutex_unlock_2 |-> Block(ep_free_mutex_unlock_2),
  ep_free_list_empty_careful |-> Block(ep_free_list_empty_careful),
  ep_free_list_empty_careful_2 |-> Block(ep_free_list_empty_careful_2),
  ep_free_call_ep_put |-> Block(ep_free_call_ep_put),
  ep_free_return |-> Block(ep_free_return),
  ep_free_mutex_lock_4 |-> Block(ep_free_mutex_lock_4),
  ep_free_mutex_lock_5 |-> Block(ep_free_mutex_lock_5),
  ep_free_mutex_lock_6 |-> Block(ep_free_mutex_lock_6),
  ep_free_list_del_init |-> Block(ep_free_list_del_init),
  ep_free_list_del_init_2 |-> Block(ep_free_list_del_init_2),
  ep_free_list_del_init_3 |-> Block(ep_free_list_del_init_3),
  ep_free_list_del_init_4 |-> Block(ep_free_list_del_init_4),
  ep_free_list_del_init_5 |-> Block(ep_free_list_del_init_5),
  ep_free_list_del_init_6 |-> Block(ep_free_list_del_init_6),
  ep_free_list_del_init_7 |-> Block(ep_free_list_del_init_7),
  ep_free_mutex_unlock_3 |-> Block(ep_free_mutex_unlock_3),
  ep_free_mutex_unlock_4 |-> Block(ep_free_mutex_unlock_4),
  ep_eventpoll_release_load_private_data |-> Block(ep_eventpoll_release_load_private_data),
  ep_eventpoll_release_call_ep_free |-> Block(ep_eventpoll_release_call_ep_free),
  ep_eventpoll_release_return |-> Block(ep_eventpoll_release_return),
  eventpoll_release_file_reader_enter |-> Block(eventpoll_release_file_reader_enter),
  eventpoll_release_file_load_next |-> Block(eventpoll_release_file_load_next),
  eventpoll_release_file_load_ep |-> Block(eventpoll_release_file_load_ep),
  eventpoll_release_file_if |-> Block(eventpoll_release_file_if),
  eventpoll_release_file_reader_leave |-> Block(eventpoll_release_file_reader_leave),
  eventpoll_release_file_mutex_lock_nested |-> Block(eventpoll_release_file_mutex_lock_nested),
  eventpoll_release_file_mutex_lock_nested_2 |-> Block(eventpoll_release_file_mutex_lock_nested_2),
  eventpoll_release_file_mutex_unlock |-> Block(eventpoll_release_file_mutex_unlock),
  eventpoll_release_file_mutex_unlock_2 |-> Block(eventpoll_release_file_mutex_unlock_2),
  eventpoll_release_file_reader_enter_2 |-> Block(eventpoll_release_file_reader_enter_2),
  eventpoll_release_file_reader_leave_2 |-> Block(eventpoll_release_file_reader_leave_2),
  eventpoll_release_file_list_empty_careful |-> Block(eventpoll_release_file_list_empty_careful),
  eventpoll_release_file_list_empty_careful_2 |-> Block(eventpoll_release_file_list_empty_careful_2),
  eventpoll_release_file_return |-> Block(eventpoll_release_file_return),
  eventpoll_release_file_mutex_lock |-> Block(eventpoll_release_file_mutex_lock),
  eventpoll_release_file_mutex_lock_2 |-> Block(eventpoll_release_file_mutex_lock_2),
  eventpoll_release_file_mutex_lock_3 |-> Block(eventpoll_release_file_mutex_lock_3),
  eventpoll_release_file_list_del_init |-> Block(eventpoll_release_file_list_del_init),
  eventpoll_release_file_list_del_init_2 |-> Block(eventpoll_release_file_list_del_init_2),
  eventpoll_release_file_list_del_init_3 |-> Block(eventpoll_release_file_list_del_init_3),
  eventpoll_release_file_list_del_init_4 |-> Block(eventpoll_release_file_list_del_init_4),
  eventpoll_release_file_list_del_init_5 |-> Block(eventpoll_release_file_list_del_init_5),
  eventpoll_release_file_list_del_init_6 |-> Block(eventpoll_release_file_list_del_init_6),
  eventpoll_release_file_list_del_init_7 |-> Block(eventpoll_release_file_list_del_init_7),
  eventpoll_release_file_mutex_unlock_3 |-> Block(eventpoll_release_file_mutex_unlock_3),
  eventpoll_release_file_mutex_unlock_4 |-> Block(eventpoll_release_file_mutex_unlock_4),
  ep_poll_callback_ep_item_from_wait |-> Block(ep_poll_callback_ep_item_from_wait),
  ep_poll_callback_load_ep |-> Block(ep_poll_callback_load_ep),
  ep_poll_callback_spin_lock |-> Block(ep_poll_callback_spin_lock),
  ep_poll_callback_spin_lock_2 |-> Block(ep_poll_callback_spin_lock_2),
  ep_poll_callback_load_events |-> Block(ep_poll_callback_load_events),
  ep_poll_callback_if |-> Block(ep_poll_callback_if),
  ep_poll_callback_load_events_2 |-> Block(ep_poll_callback_load_events_2),
  ep_poll_callback_if_2 |-> Block(ep_poll_callback_if_2),
  ep_poll_callback_load_ovflist |-> Block(ep_poll_callback_load_ovflist),
  ep_poll_callback_load_next |-> Block(ep_poll_callback_load_next),
  ep_poll_callback_load_ovflist_2 |-> Block(ep_poll_callback_load_ovflist_2),
  ep_poll_callback_store_next |-> Block(ep_poll_callback_store_next),
  ep_poll_callback_store_ovflist |-> Block(ep_poll_callback_store_ovflist),
  ep_poll_callback_spin_unlock |-> Block(ep_poll_callback_spin_unlock),
  ep_poll_callback_spin_unlock_2 |-> Block(ep_poll_callback_spin_unlock_2),
  ep_poll_callback_call_ep_poll_safewake |-> Block(ep_poll_callback_call_ep_poll_safewake),
  ep_poll_callback_return |-> Block(ep_poll_callback_return),
  ep_poll_callback_ep_is_linked |-> Block(ep_poll_callback_ep_is_linked),
  ep_poll_callback_waitqueue_active |-> Block(ep_poll_callback_waitqueue_active),
  ep_poll_callback_call___wake_up_locked |-> Block(ep_poll_callback_call___wake_up_locked),
  ep_poll_callback_waitqueue_active_2 |-> Block(ep_poll_callback_waitqueue_active_2),
  ep_poll_callback_list_add_tail |-> Block(ep_poll_callback_list_add_tail),
  ep_poll_callback_list_add_tail_2 |-> Block(ep_poll_callback_list_add_tail_2),
  ep_poll_callback_list_add_tail_3 |-> Block(ep_poll_callback_list_add_tail_3),
  ep_poll_callback_list_add_tail_4 |-> Block(ep_poll_callback_list_add_tail_4),
  ep_poll_callback_list_add_tail_5 |-> Block(ep_poll_callback_list_add_tail_5),
  ep_poll_callback_if_3 |-> Block(ep_poll_callback_if_3),
  file_free_rcu_free |-> Block(file_free_rcu_free),
  __fput_eventpoll_release |-> Block(__fput_eventpoll_release),
  __fput_mark |-> Block(__fput_mark),
  __fput_load_f_op |-> Block(__fput_load_f_op),
  __fput_load_release |-> Block(__fput_load_release),
  __fput_load_release_2 |-> Block(__fput_load_release_2),
  __fput_file_free |-> Block(__fput_file_free),
  __fput_file_free_2 |-> Block(__fput_file_free_2),
  __fput_file_free_3 |-> Block(__fput_file_free_3),
  __fput_eventpoll_release_2 |-> Block(__fput_eventpoll_release_2),
  fput_update_counter |-> Block(fput_update_counter),
  fput_if |-> Block(fput_if),
  fput_call___fput |-> Block(fput_call___fput),
  fput_return |-> Block(fput_return),
  fput_if_2 |-> Block(fput_if_2),
  sys_close_update |-> Block(sys_close_update),
  sys_close_call_fput |-> Block(sys_close_call_fput),
  sys_close_return |-> Block(sys_close_return),
  sys_close_return_2 |-> Block(sys_close_return_2),
  model_release_load_private_data |-> Block(model_release_load_private_data),
  model_release_free |-> Block(model_release_free),
  __wake_up_locked_load_next |-> Block(__wake_up_locked_load_next),
  __wake_up_locked_load_next_2 |-> Block(__wake_up_locked_load_next_2),
  __wake_up_locked_load_flags |-> Block(__wake_up_locked_load_flags),
  __wake_up_locked_load_func |-> Block(__wake_up_locked_load_func),
  __wake_up_locked_if |-> Block(__wake_up_locked_if),
  __wake_up_locked_if_2 |-> Block(__wake_up_locked_if_2),
  __wake_up_locked_return |-> Block(__wake_up_locked_return),
  __wake_up_locked_load_next_3 |-> Block(__wake_up_locked_load_next_3),
  __wake_up_spin_lock |-> Block(__wake_up_spin_lock),
  __wake_up_spin_lock_2 |-> Block(__wake_up_spin_lock_2),
  __wake_up_spin_unlock |-> Block(__wake_up_spin_unlock),
  __wake_up_spin_unlock_2 |-> Block(__wake_up_spin_unlock_2),
  __epcheck_thread_A_load_ep |-> Block(__epcheck_thread_A_load_ep),
  __epcheck_thread_A_return |-> Block(__epcheck_thread_A_return),
  __epcheck_thread_B_load_fd |-> Block(__epcheck_thread_B_load_fd),
  __epcheck_thread_B_return |-> Block(__epcheck_thread_B_return),
  __epcheck_finally_enter |-> Block(__epcheck_finally_enter)]

ModelStep(self, s) == ModelBlocks[s.pc[self]][self, s]

\* No step looks at a variable, only at s: an assumption must be constant
ASSUME DOMAIN ModelBlocks # {}

------------------------------------------------------------------------------
(* Where threads wait, and what they are about to access *)

IsBlocked(self) ==
  LET what == Steps[pc[self]][2]
  IN  CASE what = "lock" -> IsTaken(Now, AddressIn(self, Now))
        [] what = "await" -> IsAwaiting(Now, AddressIn(self, Now))
        [] what = "grace" -> IsGracePending(Now, self)
        [] OTHER -> FALSE

Access(self) ==
  LET step == Steps[pc[self]]
  IN  IF step[2] = "access"
      THEN <<AddressIn(self, Now), step[5], step[6]>>
      ELSE <<>>

DataRace == ReportDataRace(Access)

------------------------------------------------------------------------------
(* The specification *)

Deadlock == ReportDeadlock(IsBlocked)

Callback ==
  /\ err = <<>>
  /\ pc["rcu"] = "Idle"
  /\ \E q \in queue :
       /\ q.wait = {}
       /\ \E s \in {
            CASE q.fn = fn_epi_rcu_free ->
                   StartCallback(Now, q, "epi_rcu_free_free", epi_rcu_free_locals(q.head))
              [] q.fn = fn_ep_rcu_free ->
                   StartCallback(Now, q, "ep_rcu_free_free", ep_rcu_free_locals(q.head))
              [] q.fn = fn_file_free_rcu ->
                   StartCallback(Now, q, "file_free_rcu_free", file_free_rcu_locals(q.head))
          } : \E after \in {Started("rcu", s)} : Becomes(after)

Finally ==
  /\ err = <<>>
  /\ MayEnd
  /\ \E s \in {Started("end", Goto(Now, "end", "__epcheck_finally_enter", __epcheck_finally_locals))} :
       Becomes(s)

Next ==
  \/ Advance("A", IsBlocked)
  \/ Advance("B", IsBlocked)
  \/ Advance("rcu", IsBlocked)
  \/ Advance("end", IsBlocked)
  \/ Callback
  \/ Finally
  \/ Deadlock
  \/ DataRace

Spec == Init /\ [][Next]_vars

==============================================================================
